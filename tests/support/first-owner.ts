/** The first visit: the secret of the printed link, and what is sent with it. */
import { TEST_PASSWORD } from './test-app.ts';
import type { TestApp } from './test-app.ts';

export const postJson = (body: unknown, cookie?: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
  body: JSON.stringify(body),
});

export const cookieOf = (response: Response): string =>
  response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

export const setUpSecret = async ({ services }: TestApp): Promise<string> => {
  const link = await services.accounts.makeLink({
    purpose: 'setup',
    email: '',
    name: '',
    role: 'owner',
    userId: null,
    createdById: null,
  });
  return link.ok ? link.value.secret : '';
};

export const firstOwner = (secret: string, email = 'nora@haus.example'): unknown => ({
  secret,
  email,
  name: 'Nora',
  password: TEST_PASSWORD,
  locale: 'de',
  sampleData: false,
});
