/** Failure codes to HTTP status, in one table; what is not listed is the asker's mistake (400) unless the server is at fault. */
import type { Failure } from '#shared/lib/result.ts';

const STATUS: Readonly<Record<string, number>> = {
  'request.invalid': 400,
  'request.too_deep': 400,
  'request.type': 415,
  'request.too_large': 413,
  'request.origin': 403,
  'request.token_in_url': 400,
  'auth.required': 401,
  'sign_in.refused': 401,
  'access.denied': 403,
  'record.not_found': 404,
  'route.not_found': 404,
  'link.invalid': 404,
  'pairing.wrong_code': 404,
  'pairing.expired': 410,
  'device_code.invalid': 410,
  'entra.off': 404,
  // Not 401: the device that asks to link an account is still connected.
  'entra.refused': 403,
  'entra.unlinked': 403,
  'entra.unreachable': 503,
  'entra.linked_elsewhere': 409,
  'entra.has_other': 409,
  'setup.done': 409,
  'user.exists': 409,
  'user.disabled': 409,
  'record.exists': 409,
  'mutation.id_reused': 409,
  'undo.changed_since': 409,
  'user.last_owner': 409,
  'sync.epoch': 409,
  'sync.gap': 409,
  'sync.forked': 409,
  'sync.foreign_client': 403,
  'sync.resync_required': 410,
  'blob.offset': 409,
  'mail.too_large': 413,
  'blob.too_large': 413,
  'sign_in.too_many': 429,
  'pairing.too_many': 429,
  'request.too_many': 429,
  'mail.reader_unavailable': 503,
  'store.full': 507,
  'store.read_only': 503,
  'store.unavailable': 503,
  'store.busy': 503,
  internal: 500,
};

const MAIL_STATUS = 422;

export const statusOf = (code: string): number =>
  STATUS[code] ?? (code.startsWith('mail.') ? MAIL_STATUS : 400);

export type ErrorBody = {
  error: {
    code: string;
    message: string;
    fields?: Record<string, string>;
    params?: Record<string, string | number>;
  };
};

export const errorBody = (failure: Failure, message: string): ErrorBody => ({
  error: {
    code: failure.error.code,
    message,
    ...(failure.error.fields ? { fields: { ...failure.error.fields } } : {}),
    ...(failure.error.params ? { params: { ...failure.error.params } } : {}),
  },
});
