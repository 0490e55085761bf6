/** In the window the pane has opened: Outlook's library, to pass one message to the pane. */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { loadOffice, waitUntilReady } from './office-host-start.ts';

/** Errors: `outlook.script_missing`, `outlook.silent`, `outlook.outside` (nobody is there to be told). */
export const tellOpener = async (scriptUrl: string, message: string): Promise<Result<null>> => {
  const loaded = await loadOffice(scriptUrl);
  if (!loaded.ok) return loaded;
  const ready = await waitUntilReady();
  if (!ready.ok) return ready;
  try {
    Office.context.ui.messageParent(message, { targetOrigin: location.origin });
    return ok(null);
  } catch {
    return fail('outlook.outside');
  }
};
