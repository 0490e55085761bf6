import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Endpoint } from '#shared/api/endpoint.ts';
import { endpoints } from '#shared/api/endpoints.ts';
import { mutationArgs } from '#shared/domain/mutations.ts';

type Printed = { readonly [key: string]: unknown };

const isNode = (value: unknown): value is Printed => typeof value === 'object' && value !== null;

/** Paths of all objects in a printed schema that take keys nobody named. */
const openObjects = (node: unknown, path: string): string[] => {
  if (Array.isArray(node)) return node.flatMap((one, at) => openObjects(one, `${path}.${at}`));
  if (!isNode(node)) return [];
  const isOpen = node['type'] === 'object' && 'properties' in node && node['additionalProperties'] !== false;
  return [
    ...(isOpen ? [path] : []),
    ...Object.entries(node).flatMap(([key, value]) => openObjects(value, `${path}.${key}`)),
  ];
};
const openIn = (schema: z.ZodMiniType, name: string): string[] =>
  openObjects(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), name);

test('what a request may hold is named, at every depth', () => {
  const asked = Object.entries(endpoints as Record<string, Endpoint>).flatMap(([name, { body, query }]) => [
    ...(body ? openIn(body, `${name} body`) : []),
    ...(query ? openIn(query, `${name} query`) : []),
  ]);
  expect(asked).toEqual([]);
});

test('what a mutation may hold is named, at every depth', () => {
  const names = Object.entries(mutationArgs).flatMap(([name, schema]) => openIn(schema, name));
  expect(names).toEqual([]);
});

test('this test sees an object that is left open', () => {
  expect(openIn(z.strictObject({ list: z.array(z.object({ a: z.string() })) }), 'bait')).toEqual([
    'bait.properties.list.items',
  ]);
});
