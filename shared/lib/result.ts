/**
 * The one way to say that something expected did not work: a value, not a throw.
 *
 * `code` is dotted (`mail.too_large`), declared where it can arise, and is at the same time the key of the
 * text people read (`errors.<code>` in `shared/i18n`). `fields` names the offending inputs of a form or body.
 */
export type Failure = {
  readonly ok: false;
  readonly error: {
    readonly code: string;
    readonly fields?: Readonly<Record<string, string>>;
    /** Values for the placeholders of the translated text. Never personal data: failures are logged. */
    readonly params?: Readonly<Record<string, string | number>>;
  };
};
export type Success<T> = { readonly ok: true; readonly value: T };
export type Result<T> = Success<T> | Failure;

export const ok = <T>(value: T): Success<T> => ({ ok: true, value });

export const fail = (
  code: string,
  detail: { fields?: Record<string, string>; params?: Record<string, string | number> } = {},
): Failure => ({ ok: false, error: { code, ...detail } });
