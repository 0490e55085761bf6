import { expect, test } from 'vitest';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { createForm, looksLikeEmail } from '#server/web/state/form.ts';

const makeForm = (answers: Result<unknown>[], check = (): Record<string, string> => ({})) => {
  const sent: unknown[] = [];
  const form = createForm({
    initial: { email: '', password: '' },
    check,
    fieldOf: { 'password.too_common': 'password' },
    send: async (values) => {
      sent.push(values);
      return answers.shift() ?? ok(null);
    },
  });
  return { form, sent };
};

test('a form with a slip is not sent', async () => {
  const { form, sent } = makeForm([], () => ({ email: 'field.email' }));
  await form.submit();
  expect(form.problems.value).toEqual({ email: 'field.email' });
  expect(sent).toEqual([]);
});

test('typing into a field takes its complaint away', async () => {
  const { form } = makeForm([], () => ({ email: 'field.email', password: 'field.required' }));
  await form.submit();
  form.set('email', 'a@b.example');
  expect(form.problems.value).toEqual({ password: 'field.required' });
});

test('a refusal that concerns one field stands at that field', async () => {
  const { form } = makeForm([fail('password.too_common')]);
  await form.submit();
  expect(form.problems.value).toEqual({ password: 'password.too_common' });
  expect(form.failure.value).toBeNull();
});

test('a refusal that concerns no field stands below the form', async () => {
  const { form } = makeForm([fail('network.unreachable', { fields: { elsewhere: 'field.type' } })]);
  await form.submit();
  expect(form.problems.value).toEqual({});
  expect(form.failure.value?.error.code).toBe('network.unreachable');
});

test('a second click while the form is on its way sends nothing', async () => {
  const { form, sent } = makeForm([]);
  await Promise.all([form.submit(), form.submit()]);
  expect(sent).toHaveLength(1);
});

test.each([
  ['a@b.example', true],
  ['  a@b.example ', true],
  ['a@b', false],
  ['a b@c.example', false],
  ['', false],
])('"%s" looks like an address: %s', (text, expected) => {
  expect(looksLikeEmail(text)).toBe(expected);
});
