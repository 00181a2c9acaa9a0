using CamkesApp;
using CamkesNet.Hosted;

// For debugging on ordinary .NET: the components run as threads of this process. The image holds nothing of this file.
HostedSystem.Run(new HelloSystem());
