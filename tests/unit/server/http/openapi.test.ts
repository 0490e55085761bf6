import { describe, expect, test } from 'vitest';
import type { Endpoint } from '#shared/api/endpoint.ts';
import { endpoints } from '#shared/api/endpoints.ts';
import { mutationArgs } from '#shared/domain/mutations.ts';
import { openApiDocument } from '#server/http/openapi.ts';
import { openApiBreaches } from '#tests/support/openapi-rules.ts';

type Operation = {
  readonly operationId: string;
  readonly security: readonly Record<string, readonly string[]>[];
  readonly parameters: readonly { readonly name: string; readonly schema: object }[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
};
type Schema = {
  readonly properties: Readonly<Record<string, object>>;
  readonly additionalProperties?: boolean;
};
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly securitySchemes: Readonly<Record<string, object>>;
    readonly schemas: Readonly<Record<string, Schema>>;
  };
};

const printed = openApiDocument('1.2.3', 'https://kontor.haus.example');
const document = printed as unknown as Document;
const { schemas } = document.components;
const operations = new Map(
  Object.values(document.paths)
    .flatMap((item) => Object.values(item))
    .map((operation) => [operation.operationId, operation]),
);
const all = Object.entries(endpoints as Record<string, Endpoint>);
const statusesOf = (name: string): string[] => Object.keys(operations.get(name)!.responses);
const propertyOf = (schema: string, name: string): object => schemas[schema]!.properties[name]!;

describe('the printed contract', () => {
  test('is OpenAPI 3.1', () => {
    expect(openApiBreaches(printed)).toEqual([]);
    expect(JSON.parse(JSON.stringify(printed))).toEqual(printed);
  });

  test('has every endpoint, once', () => {
    expect([...operations.keys()].toSorted()).toEqual(all.map(([name]) => name).toSorted());
  });

  test('lists every mutation by name with what it takes, and nothing else', () => {
    const { oneOf, discriminator } = schemas['Mutation'] as unknown as {
      oneOf: { $ref: string }[];
      discriminator: { propertyName: string; mapping: Record<string, string> };
    };
    expect(discriminator.propertyName).toBe('name');
    expect(Object.keys(discriminator.mapping).toSorted()).toEqual(Object.keys(mutationArgs).toSorted());
    expect(oneOf.map(({ $ref }) => $ref).toSorted()).toEqual(Object.values(discriminator.mapping).toSorted());
    for (const [name, ref] of Object.entries(discriminator.mapping)) {
      const schema = schemas[ref.split('/').at(-1)!]!;
      expect(schema).toMatchObject({
        additionalProperties: false,
        required: ['id', 'name', 'at', 'args'],
        properties: { name: { const: name }, args: { type: 'object', additionalProperties: false } },
      });
    }
    expect(operations.get('mutate')!.requestBody).toMatchObject({
      content: {
        'application/json': {
          schema: { properties: { mutations: { items: { $ref: '#/components/schemas/Mutation' } } } },
        },
      },
    });
    expect(schemas['TaskCreate']!.properties['args']).toMatchObject({
      properties: { fields: { properties: { title: { type: 'string' } }, required: ['title'] } },
    });
  });

  test('names the entities, and refers to them by name', () => {
    for (const name of ['Person', 'Company', 'Employment', 'Task', 'TimelineItem', 'Mail', 'User', 'Me'])
      expect([name, Object.keys(schemas[name]?.properties ?? {}).length > 1]).toEqual([name, true]);
    expect(operations.get('person')!.responses['200']).toMatchObject({
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Person' } } },
    });
    expect(propertyOf('PanelAnswer', 'tasks')).toMatchObject({
      items: { $ref: '#/components/schemas/Task' },
    });
    // Further keys of an answer break nobody.
    expect(schemas['Person']).not.toHaveProperty('additionalProperties');
  });

  test('says how ids, instants, days and addresses are written', () => {
    expect(propertyOf('Task', 'id')).toMatchObject({ format: 'uuid' });
    expect(propertyOf('Task', 'createdAt')).toMatchObject({ format: 'date-time' });
    expect(propertyOf('Task', 'dueOn')).toMatchObject({ anyOf: [{ format: 'date' }, { type: 'null' }] });
    expect(propertyOf('EmailEntry', 'email')).toMatchObject({ format: 'idn-email' });
    expect(operations.get('person')!.parameters).toMatchObject([{ name: 'id', schema: { format: 'uuid' } }]);
  });

  test('asks for a session where a token is refused, for either elsewhere, for nothing in public', () => {
    const asked = {
      public: [],
      user: [{ bearer: [] }, { session: [] }],
      session: [{ session: [] }],
      admin: [{ session: [] }],
    };
    for (const [name, { access }] of all)
      expect([name, operations.get(name)!.security]).toEqual([name, asked[access]]);
    expect(document.components.securitySchemes).toMatchObject({
      bearer: { type: 'http', scheme: 'bearer' },
      session: { type: 'apiKey', in: 'cookie', name: '__Host-kontor' },
    });
    expect(openApiDocument('1', 'http://localhost:8787')).toMatchObject({
      components: { securitySchemes: { session: { name: 'kontor' } } },
    });
  });

  test('tells the refusals that follow from access, method and body', () => {
    for (const [name, { access, method, body, contentType, errors = [] }] of all) {
      const statuses = statusesOf(name);
      const isSent = body !== undefined || contentType !== undefined;
      expect([name, statuses.includes('401') || name === 'signIn']).toEqual([
        name,
        access !== 'public' || name === 'signIn',
      ]);
      expect([name, statuses.includes('403')]).toEqual([
        name,
        access === 'session' ||
          access === 'admin' ||
          method !== 'GET' ||
          errors.includes('sync.foreign_client') ||
          errors.includes('access.denied'),
      ]);
      for (const status of ['413', '415'])
        expect([name, status, statuses.includes(status)]).toEqual([name, status, isSent]);
      expect([name, statuses]).toEqual([name, expect.arrayContaining(['200', '400', '500', '503'])]);
    }
    for (const name of ['setUp', 'signIn', 'changePassword', 'readLink', 'acceptLink', 'startPairing'])
      expect([name, statusesOf(name)]).toEqual([name, expect.arrayContaining(['429'])]);
    expect(statusesOf('mutate')).toEqual(
      expect.arrayContaining(['200', '400', '403', '404', '409', '413', '415', '422']),
    );
  });
});

describe('the rules about OpenAPI', () => {
  const broken = (change: (copy: never) => void): string[] => {
    const copy = structuredClone(printed);
    change(copy as never);
    return openApiBreaches(copy);
  };

  test('find a reference to nothing, a scheme nobody declared, an id twice, a path without its parameter', () => {
    const path = '/api/v1/people/{id}';
    type Copy = {
      components: { schemas: Record<string, unknown> };
      paths: Record<string, { get: Record<string, unknown> }>;
    };
    expect(broken((copy: Copy) => delete copy.components.schemas['Task'])[0]).toContain(
      'nothing at #/components/schemas/Task',
    );
    expect(broken((copy: Copy) => (copy.paths[path]!.get['security'] = [{ basic: [] }]))).toEqual([
      `get ${path}: security basic is not declared`,
    ]);
    expect(broken((copy: Copy) => (copy.paths[path]!.get['operationId'] = 'company'))).toHaveLength(1);
    expect(broken((copy: Copy) => (copy.paths[path]!.get['parameters'] = []))).toEqual([
      `get ${path}: path parameters `,
    ]);
  });

  test('find keywords that are none, required properties that are not there, answers without a description', () => {
    type Copy = {
      components: { schemas: Record<string, Record<string, unknown>> };
      paths: Record<string, { get: { responses: Record<string, object> } }>;
    };
    expect(broken((copy: Copy) => (copy.components.schemas['Task']!['nullable'] = true))).toEqual([
      'Task: schema has nullable',
    ]);
    expect(broken((copy: Copy) => (copy.components.schemas['Task']!['required'] = ['nothing']))).toEqual([
      'Task: requires nothing, which it has not',
    ]);
    expect(broken((copy: Copy) => (copy.paths['/api/v1/me']!.get.responses['200'] = {}))).toEqual([
      'get /api/v1/me 200: response lacks description',
    ]);
  });
});
