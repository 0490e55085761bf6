/** The contract printed as OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0), from the endpoints alone. */
import type { Access, Endpoint } from '#shared/api/endpoint.ts';
import { BODY_LIMIT } from '#shared/api/endpoint.ts';
import { errorCodesOf } from '#shared/api/endpoint-errors.ts';
import { endpoints } from '#shared/api/endpoints.ts';
import { idSchema } from '#shared/domain/scalars.ts';
import { sessionCookieName } from './authenticate.ts';
import { statusOf } from './error-status.ts';
import { mutationComponents } from './openapi-mutations.ts';
import { componentRef, createSchemaPrinter } from './openapi-schemas.ts';
import type { Json, SchemaPrinter } from './openapi-schemas.ts';

const ERROR: Json = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'string', description: 'Dotted, and the key of the text' },
        message: { type: 'string', description: 'In German or English, by Accept-Language' },
        fields: {
          type: 'object',
          description: 'Path of each wrong field, and its code',
          additionalProperties: { type: 'string' },
        },
        params: {
          type: 'object',
          description: 'What stands in the gaps of the message',
          additionalProperties: { type: ['string', 'number'] },
        },
      },
    },
    outcomes: {
      type: 'array',
      description: 'Of a single mutation that was rejected',
      items: componentRef('MutationOutcome'),
    },
  },
};

/** Which schemes an access takes; a token of a device is refused where a session is asked for. */
const SECURITY: Readonly<Record<Access, readonly Json[]>> = {
  public: [],
  user: [{ bearer: [] }, { session: [] }],
  session: [{ session: [] }],
  admin: [{ session: [] }],
};

const errorResponses = (endpoint: Endpoint): Json => {
  const byStatus = Map.groupBy(errorCodesOf(endpoint), statusOf);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.join(', '),
        content: { 'application/json': { schema: componentRef('Error') } },
      },
    ]),
  );
};

const parameterSchema = (name: string, { print }: SchemaPrinter): Json => {
  if (name === 'id') return print(idSchema, 'input');
  return { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the content' };
};

const parameters = (endpoint: Endpoint, printer: SchemaPrinter): Json[] => {
  const inPath = [...endpoint.path.matchAll(/:([a-zA-Z]+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: parameterSchema(name, printer),
  }));
  if (!endpoint.query) return inPath;
  const schema = printer.print(endpoint.query, 'input') as { properties?: Json; required?: string[] };
  const inQuery = Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) ?? false,
    schema: property,
  }));
  return [...inPath, ...inQuery];
};

const requestBody = (endpoint: Endpoint, { print }: SchemaPrinter): Json => {
  const { body, contentType, bodyLimit = BODY_LIMIT } = endpoint;
  if (!body && !contentType) return {};
  const schema = body ? print(body, 'input') : { type: 'string', format: 'binary' };
  return {
    requestBody: {
      required: true,
      description: `At most ${bodyLimit} bytes`,
      content: { [contentType ?? 'application/json']: { schema } },
    },
  };
};

const responses = (endpoint: Endpoint, { print }: SchemaPrinter): Json => {
  const { responseType, response, statuses } = endpoint;
  const schema = responseType ? { type: 'string', format: 'binary' } : print(response, 'output');
  const content = { [responseType ?? 'application/json']: { schema } };
  const successes = Object.entries({ 200: 'Done', ...statuses });
  return {
    ...Object.fromEntries(successes.map(([status, description]) => [status, { description, content }])),
    ...errorResponses(endpoint),
  };
};

const operation = (name: string, endpoint: Endpoint, printer: SchemaPrinter): Json => ({
  operationId: name,
  summary: endpoint.summary,
  parameters: parameters(endpoint, printer),
  security: SECURITY[endpoint.access],
  ...requestBody(endpoint, printer),
  responses: responses(endpoint, printer),
});

const securitySchemes = (publicUrl: string): Json => ({
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description: 'Token of a device or of the API, made in the settings or by `kontor token create`',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: sessionCookieName(publicUrl.startsWith('https:')),
    description:
      "Session of Kontor's own pages, from sign-in; requests that change something must come from there",
  },
});

export const openApiDocument = (version: string, publicUrl: string): Json => {
  const printer = createSchemaPrinter();
  const paths: Record<string, Json> = {};
  for (const [name, endpoint] of Object.entries(endpoints as Record<string, Endpoint>)) {
    const path = endpoint.path.replaceAll(/:([a-zA-Z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(name, endpoint, printer) };
  }
  const mutations = mutationComponents(printer);
  return {
    openapi: '3.1.0',
    info: { title: 'Kontor', version },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: securitySchemes(publicUrl),
      schemas: { ...printer.components(), ...mutations, Error: ERROR },
    },
  };
};
