/** Outlook's bridge for nested app authentication: Microsoft's library in the pane asks, the test answers. */
import type { Page } from 'playwright-core';

/** One question of the library; `GetInitContext` comes first. */
export interface NestedQuestion {
  method: 'GetInitContext' | 'GetToken' | 'GetTokenPopup';
  requestId: string;
  tokenParams?: { clientId: string; authority: string; scope: string };
}

export interface NestedSignIn {
  /** Access token for what was asked, or why there is none, or nothing at all. */
  answer: (
    question: NestedQuestion,
  ) => Promise<{ accessToken: string } | { status: NestedRefusal } | 'never'>;
}

export type NestedRefusal =
  | 'USER_INTERACTION_REQUIRED'
  | 'USER_CANCEL'
  | 'NO_NETWORK'
  | 'DISABLED'
  | 'ACCOUNT_UNAVAILABLE';

const ACCOUNT = {
  homeAccountId: 'object.tenant',
  environment: 'login.microsoftonline.com',
  tenantId: 'tenant',
};

/** Enough for the library, and nothing a server may believe: it is not signed. */
const idToken = (): string => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const seconds = Math.floor(Date.now() / 1_000);
  const claims = {
    oid: 'object',
    tid: 'tenant',
    sub: 'subject',
    aud: 'application',
    iss: 'https://login.microsoftonline.com/tenant/v2.0',
    preferred_username: 'somebody@kontor.example',
    name: 'Somebody',
    iat: seconds,
    exp: seconds + 3_600,
  };
  return [part({ alg: 'none', typ: 'JWT' }), part(claims), ''].join('.');
};

const replyTo = async (question: NestedQuestion, { answer }: NestedSignIn): Promise<object | null> => {
  const given = await answer(question);
  if (given === 'never') return null;
  const reply = { messageType: 'NestedAppAuthResponse', requestId: question.requestId };
  if ('status' in given) return { ...reply, success: false, error: { status: given.status } };
  if (question.method === 'GetInitContext') {
    const initContext = {
      sdkName: 'outlook',
      sdkVersion: '1.0',
      capabilities: { queryAccount: true },
      accountContext: ACCOUNT,
    };
    return { ...reply, success: true, initContext };
  }
  const token = {
    access_token: given.accessToken,
    id_token: idToken(),
    expires_in: 3_600,
    scope: question.tokenParams?.scope ?? '',
    properties: null,
  };
  const account = {
    ...ACCOUNT,
    username: 'somebody@kontor.example',
    localAccountId: 'object',
    name: 'Somebody',
  };
  return { ...reply, success: true, token, account };
};

/** Runs in each frame before its scripts; only the pane gets the bridge. */
const installBridge = (): void => {
  if (window === window.top) return;
  const listeners = new Set<(reply: string) => void>();
  const ask = (window as unknown as { askNestedSignIn: (question: string) => Promise<string | null> })
    .askNestedSignIn;
  Object.assign(window, {
    nestedAppAuthBridge: {
      addEventListener: (_: string, listener: (reply: string) => void) => void listeners.add(listener),
      removeEventListener: (_: string, listener: (reply: string) => void) => void listeners.delete(listener),
      postMessage: (question: string) =>
        void ask(question).then((reply) => {
          if (reply !== null) for (const listener of listeners) listener(reply);
        }),
    },
  });
};

export async function provideNestedSignIn(page: Page, signIn: NestedSignIn): Promise<void> {
  await page.exposeFunction('askNestedSignIn', async (question: string) => {
    const reply = await replyTo(JSON.parse(question) as NestedQuestion, signIn);
    return reply === null ? null : JSON.stringify(reply);
  });
  await page.addInitScript(installBridge);
}
