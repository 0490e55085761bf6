/** What the window the pane opens sends back: one message, in a form that nothing else sends by accident. */

const KIND = 'kontor.device-code';

export const codeToMessage = (code: string): string => JSON.stringify({ kind: KIND, code });

/** The code in a message; null for anything else, whoever sent it. */
export const messageToCode = (message: unknown): string | null => {
  if (typeof message !== 'string' || message.length > 1_000) return null;
  try {
    const { kind, code } = (JSON.parse(message) ?? {}) as { kind?: unknown; code?: unknown };
    return kind === KIND && typeof code === 'string' && /^[\w-]{20,200}$/.test(code) ? code : null;
  } catch {
    return null;
  }
};
