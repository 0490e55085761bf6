/**
 * What an OpenAPI 3.1 document has to look like, as far as Kontor's uses it; each breach is a sentence with its place.
 * Source: https://spec.openapis.org/oas/v3.1.0, https://json-schema.org/draft/2020-12
 */
type Node = Readonly<Record<string, unknown>>;
type Report = (place: string, what: string) => void;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const nodeAt = (node: Node, key: string): Node => (isNode(node[key]) ? node[key] : {});
const listAt = (node: Node, key: string): readonly unknown[] => {
  const value = node[key];
  return Array.isArray(value) ? value : [];
};

const KEYS: Readonly<Record<string, { readonly needed: string; readonly may: string }>> = {
  document: { needed: 'openapi info paths', may: 'servers components security tags' },
  info: { needed: 'title version', may: 'summary description' },
  operation: {
    needed: 'operationId responses',
    may: 'summary description parameters requestBody security tags deprecated',
  },
  parameter: { needed: 'name in schema', may: 'required description' },
  requestBody: { needed: 'content', may: 'required description' },
  response: { needed: 'description', may: 'content headers' },
  mediaType: { needed: 'schema', may: 'example examples' },
};
const METHODS = new Set(['get', 'post', 'put', 'delete', 'patch']);

/** Keywords of JSON Schema 2020-12 (and `discriminator` of OpenAPI) that may stand in a schema. */
const KEYWORDS = new Set(
  (
    '$ref type properties required additionalProperties propertyNames items prefixItems enum const anyOf oneOf allOf not ' +
    'format pattern minLength maxLength minItems maxItems uniqueItems minimum maximum exclusiveMinimum exclusiveMaximum ' +
    'multipleOf default description title discriminator'
  ).split(' '),
);
const TYPES = new Set(['string', 'integer', 'number', 'boolean', 'object', 'array', 'null']);

const checkKeys = (kind: string, node: Node, place: string, report: Report): void => {
  const { needed, may } = KEYS[kind]!;
  for (const key of needed.split(' ')) if (!(key in node)) report(place, `${kind} lacks ${key}`);
  const known = new Set(`${needed} ${may}`.split(' '));
  for (const key of Object.keys(node)) if (!known.has(key)) report(place, `${kind} has ${key}`);
};

const resolves = (root: Node, ref: string): boolean => {
  if (!ref.startsWith('#/')) return false;
  let at: unknown = root;
  for (const part of ref.slice(2).split('/')) at = isNode(at) ? at[part] : undefined;
  return isNode(at);
};

const checkSchema = (root: Node, schema: unknown, place: string, report: Report): void => {
  if (typeof schema === 'boolean') return;
  if (!isNode(schema)) return report(place, 'is no schema');
  for (const key of Object.keys(schema)) if (!KEYWORDS.has(key)) report(place, `schema has ${key}`);
  const { $ref, type, enum: values } = schema;
  if (typeof $ref === 'string' && !resolves(root, $ref)) report(place, `nothing at ${$ref}`);
  for (const one of Array.isArray(type) ? type : [type])
    if (one !== undefined && !TYPES.has(one as string)) report(place, `${String(one)} is no type`);
  if (values !== undefined && listAt(schema, 'enum').length === 0) report(place, 'enum is empty');
  const properties = nodeAt(schema, 'properties');
  for (const name of listAt(schema, 'required'))
    if (!((name as string) in properties)) report(place, `requires ${String(name)}, which it has not`);
  for (const [name, one] of Object.entries(properties)) checkSchema(root, one, `${place}.${name}`, report);
  for (const key of ['items', 'additionalProperties', 'propertyNames', 'not'])
    if (key in schema) checkSchema(root, schema[key], `${place}.${key}`, report);
  for (const key of ['anyOf', 'oneOf', 'allOf'])
    for (const [at, one] of listAt(schema, key).entries())
      checkSchema(root, one, `${place}.${key}.${at}`, report);
  for (const ref of Object.values(nodeAt(nodeAt(schema, 'discriminator'), 'mapping')))
    if (!resolves(root, ref as string)) report(place, `nothing at ${String(ref)}`);
};

const checkContent = (root: Node, holder: Node, place: string, report: Report): void => {
  for (const [type, media] of Object.entries(nodeAt(holder, 'content'))) {
    if (!/^[a-z]+\/[a-z0-9.+-]+$/.test(type)) report(place, `${type} is no media type`);
    checkKeys('mediaType', media as Node, place, report);
    checkSchema(root, (media as Node)['schema'], `${place} ${type}`, report);
  }
};

const checkParameters = (root: Node, path: string, operation: Node, place: string, report: Report): void => {
  const parameters = listAt(operation, 'parameters') as readonly Node[];
  const inPath = parameters.filter((one) => one['in'] === 'path').map((one) => String(one['name']));
  const wanted = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
  const isEach = inPath.length === wanted.length && wanted.every((name) => inPath.includes(name!));
  if (!isEach) report(place, `path parameters ${inPath.join()}`);
  for (const one of parameters) {
    const where = `${place} ${String(one['name'])}`;
    checkKeys('parameter', one, where, report);
    if (one['in'] === 'path' && one['required'] !== true) report(where, 'is in the path and not required');
    if (!['path', 'query', 'header', 'cookie'].includes(String(one['in']))) report(where, 'is nowhere');
    checkSchema(root, one['schema'], where, report);
  }
};

const checkOperation = (root: Node, path: string, operation: Node, place: string, report: Report): void => {
  checkKeys('operation', operation, place, report);
  checkParameters(root, path, operation, place, report);
  if ('requestBody' in operation) {
    const body = nodeAt(operation, 'requestBody');
    checkKeys('requestBody', body, place, report);
    checkContent(root, body, `${place} body`, report);
  }
  const responses = Object.entries(nodeAt(operation, 'responses'));
  if (!responses.some(([status]) => status.startsWith('2'))) report(place, 'never succeeds');
  for (const [status, response] of responses) {
    if (!/^[1-5]\d\d$/.test(status)) report(place, `${status} is no status`);
    checkKeys('response', response as Node, `${place} ${status}`, report);
    checkContent(root, response as Node, `${place} ${status}`, report);
  }
  const schemes = nodeAt(nodeAt(root, 'components'), 'securitySchemes');
  for (const requirement of listAt(operation, 'security'))
    for (const name of Object.keys(requirement as Node))
      if (!(name in schemes)) report(place, `security ${name} is not declared`);
};

/** Every breach; none when the document is as it should be. */
export const openApiBreaches = (root: Node): string[] => {
  const breaches: string[] = [];
  const report: Report = (place, what) => void breaches.push(`${place}: ${what}`);
  checkKeys('document', root, 'document', report);
  checkKeys('info', nodeAt(root, 'info'), 'info', report);
  if (!/^3\.1\.\d+$/.test(String(root['openapi']))) report('document', 'is not 3.1');
  const ids = new Set<string>();
  for (const [path, item] of Object.entries(nodeAt(root, 'paths'))) {
    if (!path.startsWith('/')) report(path, 'does not begin with /');
    for (const [method, operation] of Object.entries(item as Node)) {
      const place = `${method} ${path}`;
      if (!METHODS.has(method)) report(place, `${method} is no method`);
      const id = String((operation as Node)['operationId']);
      if (ids.has(id)) report(place, `operationId ${id} is there twice`);
      ids.add(id);
      checkOperation(root, path, operation as Node, place, report);
    }
  }
  for (const [name, schema] of Object.entries(nodeAt(nodeAt(root, 'components'), 'schemas'))) {
    if (!/^[\w.-]+$/.test(name)) report(name, 'is no name');
    checkSchema(root, schema, name, report);
  }
  return breaches;
};
