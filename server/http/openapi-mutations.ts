/** Every mutation by its name, with what it takes: the one envelope, once for each. */
import { mutationArgs } from '#shared/domain/mutations.ts';
import { idSchema, instantSchema } from '#shared/domain/scalars.ts';
import { componentRef } from './openapi-schemas.ts';
import type { Json, SchemaPrinter } from './openapi-schemas.ts';

/** `mail.log` to `MailLog`. */
const nameOf = (mutation: string): string =>
  mutation
    .split(/[._]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** The components of the mutations, and `Mutation`, which is one of them. */
export const mutationComponents = ({ print }: SchemaPrinter): Json => {
  const components: Json = {};
  const mapping: Record<string, string> = {};
  for (const [name, args] of Object.entries(mutationArgs)) {
    const component = nameOf(name);
    mapping[name] = componentRef(component)['$ref'] as string;
    components[component] = {
      type: 'object',
      properties: {
        id: print(idSchema, 'input'),
        name: { type: 'string', const: name },
        at: print(instantSchema, 'input'),
        args: print(args, 'input'),
      },
      required: ['id', 'name', 'at', 'args'],
      additionalProperties: false,
    };
  }
  return {
    ...components,
    Mutation: {
      oneOf: Object.values(mapping).map(($ref) => ({ $ref })),
      discriminator: { propertyName: 'name', mapping },
    },
  };
};
