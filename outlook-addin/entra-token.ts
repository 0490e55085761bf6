/**
 * An access token for Kontor of the Microsoft account Outlook runs under, through Microsoft's own library and Outlook's
 * bridge. The library is fetched only when somebody asks, and keeps nothing in the browser's storage.
 */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

/** The application the administration registered; the server writes it into the page. */
export type EntraApplication = { readonly authority: string; readonly clientId: string };

/** ms; Outlook's bridge has no end of its own. */
const SILENT_MS = 10_000;
/** ms; a person signs in, perhaps with a second factor. */
const WINDOW_MS = 5 * 60_000;

/** Null where none is set up. */
export const entraApplication = (): EntraApplication | null => {
  const content = document.querySelector<HTMLMetaElement>('meta[name="kontor-entra"]')?.content ?? '';
  const [authority, clientId] = content.split(' ');
  return authority && clientId ? { authority, clientId } : null;
};

const within = async <T>(ms: number, work: Promise<T>): Promise<Result<T>> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Result<T>>((resolve) => {
    timer = setTimeout(() => resolve(fail('entra.silent')), ms);
  });
  try {
    return await Promise.race([work.then(ok), late]);
  } catch {
    return fail('entra.not_given');
  } finally {
    clearTimeout(timer);
  }
};

const openLibrary = async ({ authority, clientId }: EntraApplication) => {
  const { createNestablePublicClientApplication } = await import('@azure/msal-browser');
  return createNestablePublicClientApplication({
    auth: { clientId, authority },
    cache: { cacheLocation: 'memoryStorage' },
  });
};

export type EntraTokenSource = {
  /**
   * First without a question, then with Microsoft's own window. Errors: `entra.silent` (Outlook never answered),
   * `entra.not_given` (it refused, or the person did).
   */
  readonly get: () => Promise<Result<string>>;
};

export const createEntraTokenSource = (application: EntraApplication): EntraTokenSource => {
  const { authority, clientId } = application;
  const request = { authority, scopes: [`api://${clientId}/access_as_user`] };
  let library: ReturnType<typeof openLibrary> | null = null;
  return {
    get: async () => {
      library ??= openLibrary(application);
      const opened = await within(SILENT_MS, library);
      if (!opened.ok) {
        library = null;
        return opened;
      }
      const quiet = await within(SILENT_MS, opened.value.acquireTokenSilent(request));
      if (quiet.ok) return ok(quiet.value.accessToken);
      if (quiet.error.code === 'entra.silent') return quiet;
      const asked = await within(WINDOW_MS, opened.value.acquireTokenPopup(request));
      return asked.ok ? ok(asked.value.accessToken) : asked;
    },
  };
};
