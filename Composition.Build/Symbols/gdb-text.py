# Shows a System.String as its text (gdb manual, "Writing a Pretty-Printer").
import gdb


class Text:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        length = int(self.value['_stringLength'])
        return self.value['_firstChar'].address.string('utf-16-le', 'replace', length)

    def display_hint(self):
        return 'string'


def find_printer(value):
    return Text(value) if value.type.strip_typedefs().tag == 'String' else None


gdb.pretty_printers.append(find_printer)
