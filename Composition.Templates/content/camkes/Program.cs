using CamkesApp;
using CamkesNet.Hosted;

// For debugging on ordinary .NET: the components run as threads of this process. This file is not part of the image.
HostedSystem.Run(new HelloSystem());
