/** The contract printed as OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0), from the endpoints alone. */
import * as z from 'zod/mini';
import type { Endpoint } from '#shared/api/endpoint.ts';
import { endpoints } from '#shared/api/endpoints.ts';
import { statusOf } from './error-status.ts';

type Json = Record<string, unknown>;

const jsonSchema = (schema: z.ZodMiniType, io: 'input' | 'output'): Json => {
  const printed = { ...z.toJSONSchema(schema, { io, unrepresentable: 'any' }) } as Json;
  delete printed['$schema'];
  return printed;
};

const ALWAYS = ['request.invalid', 'request.type', 'request.too_large'];

const errorResponses = (endpoint: Endpoint): Json => {
  const codes = [...ALWAYS, ...(endpoint.access === 'public' ? [] : ['auth.required']), ...endpoint.errors];
  const byStatus = new Map<number, string[]>();
  for (const code of codes) byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      String(status),
      {
        description: list.join(', '),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    ]),
  );
};

const parameters = (endpoint: Endpoint): Json[] => {
  const inPath = [...endpoint.path.matchAll(/:([a-zA-Z]+)/g)].map((match) => ({
    name: match[1],
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  if (!endpoint.query) return inPath;
  const schema = jsonSchema(endpoint.query, 'input') as { properties?: Json; required?: string[] };
  const inQuery = Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) ?? false,
    schema: property,
  }));
  return [...inPath, ...inQuery];
};

const successContent = (endpoint: Endpoint): Json => ({
  [endpoint.responseType ?? 'application/json']: {
    schema: endpoint.responseType
      ? { type: 'string', format: 'binary' }
      : jsonSchema(endpoint.response, 'output'),
  },
});

const operation = (name: string, endpoint: Endpoint): Json => ({
  operationId: name,
  summary: endpoint.summary,
  parameters: parameters(endpoint),
  ...(endpoint.access === 'public' ? { security: [] } : {}),
  ...((endpoint.body ?? endpoint.contentType)
    ? {
        requestBody: {
          required: true,
          content: {
            [endpoint.contentType ?? 'application/json']: {
              schema: endpoint.body
                ? jsonSchema(endpoint.body, 'input')
                : { type: 'string', format: 'binary' },
            },
          },
        },
      }
    : {}),
  responses: {
    ...Object.fromEntries(
      Object.entries({ 200: 'Done', ...endpoint.statuses }).map(([status, description]) => [
        status,
        { description, content: successContent(endpoint) },
      ]),
    ),
    ...errorResponses(endpoint),
  },
});

export const openApiDocument = (version: string, publicUrl: string): Json => {
  const paths: Record<string, Json> = {};
  for (const [name, endpoint] of Object.entries(endpoints as Record<string, Endpoint>)) {
    const path = endpoint.path.replaceAll(/:([a-zA-Z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(name, endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Kontor', version },
    servers: [{ url: publicUrl }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Error: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              type: 'object',
              required: ['code', 'message'],
              properties: {
                code: { type: 'string' },
                message: { type: 'string' },
                fields: { type: 'object', additionalProperties: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  };
};
