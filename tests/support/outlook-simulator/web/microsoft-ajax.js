// Stands in for MicrosoftAjax.js, which office.js otherwise takes from a server on the internet.
// It defines what office.js looks for and uses, and nothing more. Load it before office.js.
window.Type = Function;
Type.registerNamespace = (dotted) =>
  dotted.split('.').reduce((parent, name) => (parent[name] ??= { __namespace: true }), window);
Type.registerClass = Type.prototype.registerClass = function registerClass() {};
window.Sys = {
  StringBuilder: function StringBuilder() {},
  Debug: { trace() {} },
  Serialization: { JavaScriptSerializer: { serialize: JSON.stringify, deserialize: JSON.parse } },
};
for (const check of ['_validateParams', '_validateParameter']) Function[check] = () => null;
for (const kind of ['argument', 'argumentNull', 'argumentOutOfRange', 'argumentType', 'argumentUndefined']) {
  Error[kind] = (name, value, message) => new Error(message ?? `${kind}: ${name}`);
}
Error.invalidOperation = Error.notImplemented = Error.parameterCount = (message) => new Error(message);
Error.create = (message, info) => Object.assign(new Error(message), info);
String.format = (text, ...values) => text.replace(/\{(\d+)\}/g, (_, index) => String(values[index]));
