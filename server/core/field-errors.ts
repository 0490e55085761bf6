/** zod's issues as field codes of the contract: `{ 'args.fields.title': 'field.required' }`. */
import type * as z from 'zod/mini';

type Issue = z.core.$ZodIssue;

const codeOf = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'field.required' : 'field.type';
    case 'too_big':
      return 'field.too_long';
    case 'too_small':
      return 'field.too_short';
    case 'unrecognized_keys':
      return 'field.unknown';
    case 'custom':
      return issue.message.startsWith('field.') ? issue.message : 'field.invalid';
    default:
      return 'field.invalid';
  }
};

const FIELDS_MAX = 50;

/** `prefix` names the part of the request the schema was for; empty for the body itself. */
export const fieldErrors = (error: z.core.$ZodError, prefix = ''): Record<string, string> => {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const issue of error.issues.slice(0, FIELDS_MAX)) {
    const path = [...(prefix ? [prefix] : []), ...issue.path.map(String)];
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys.slice(0, FIELDS_MAX)) fields[[...path, key].join('.')] = 'field.unknown';
    } else fields[path.join('.') || 'body'] = codeOf(issue);
  }
  return { ...fields };
};
