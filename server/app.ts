/** The web application over given services: the same for the product and for every test. */
import { Hono } from 'hono';
import { fail } from '#shared/lib/result.ts';
import { accountHandlers } from './auth/account.handlers.ts';
import { entraHandlers } from './auth/entra.handlers.ts';
import { pairingHandlers } from './auth/pairing.handlers.ts';
import { qualityHandlers } from './quality/quality.handlers.ts';
import { duplicateHandlers } from './duplicates/duplicate.handlers.ts';
import { extensionCors } from './http/cors.ts';
import { mountEndpoints } from './http/mount.ts';
import { mountOperations } from './http/operations.routes.ts';
import { mountPages } from './http/page.routes.ts';
import { recordHandlers } from './http/record.handlers.ts';
import { localeOf, respondFailure } from './http/respond.ts';
import { listHandlers } from './lists/list.handlers.ts';
import { transferHandlers } from './import/transfer.handlers.ts';
import { mountOutlook } from './outlook/outlook.routes.ts';
import type { Services } from './services.ts';
import { syncHandlers } from './sync/sync.handlers.ts';
import { callHandlers } from './calls/call.handlers.ts';
import { adminHandlers } from './users/admin.handlers.ts';

export type AppOptions = {
  readonly services: Services;
  /** Stable id of this installation, for the add-in's manifest. */
  readonly installationId: string;
  /** Told of bugs (what was thrown); nothing personal is in it. */
  readonly onBug: (error: unknown) => void;
};

export const createApp = ({ services, installationId, onBug }: AppOptions): Hono => {
  const app = new Hono();
  app.use('/api/*', extensionCors);
  mountOperations(app, services);
  mountEndpoints(app, {
    handlers: {
      ...accountHandlers(services),
      ...pairingHandlers(services),
      ...entraHandlers(services),
      ...adminHandlers(services),
      ...recordHandlers(services),
      ...listHandlers(services),
      ...callHandlers(services),
      ...transferHandlers(services),
      ...duplicateHandlers(services),
      ...qualityHandlers(services),
      ...syncHandlers(services, onBug),
    },
    credentials: services.credentials,
    publicUrl: services.publicUrl,
    trustedProxies: services.config.trustedProxies,
  });
  mountOutlook(app, services, installationId);
  mountPages(app, services);
  app.onError((error, http) => {
    const unavailable = services.store.isUnavailable(error);
    if (!unavailable) onBug(error);
    const failure = fail(unavailable ? 'store.unavailable' : 'internal');
    return respondFailure(failure, localeOf(http.req.header('accept-language')));
  });
  return app;
};
