/** Takes one mail apart, in a thread of its own that is ended afterwards; see `parse-apart.ts`. */
import { parseMailFile } from './mail-file.ts';

type Scope = {
  readonly addEventListener: (
    type: 'message',
    listener: (event: { readonly data: Uint8Array }) => void,
  ) => void;
  readonly postMessage: (message: unknown, transfer: readonly ArrayBufferLike[]) => void;
};
const scope = globalThis as unknown as Scope;

scope.addEventListener('message', ({ data }) => {
  void parseMailFile(data).then((file) => {
    const buffers = file.ok ? [...file.value.content.values()].map(({ buffer }) => buffer) : [];
    scope.postMessage(file, [...new Set(buffers)]);
  });
});
