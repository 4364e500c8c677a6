namespace TorchSharp;

/// <summary>What applies to every module and keeps its type.</summary>
public static class ModuleExtensionMethods
{
    /// <summary>Moves a module's parameters to a device.</summary>
    public static T to<T>(this T module, torch.Device device)
        where T : torch.nn.Module
    {
        module.MoveTo(device);
        return module;
    }
}
