/**
 * A reader may leave before the end (`| head`, a terminal that is closed). What is under way goes on to its end: an import
 * that stopped because nobody listens would be half done, a server as well. From then on nothing is said; the exit code is
 * that of the work. Any other trouble with the stream, as a full disk, ends the program as before.
 */
export const lineWriter = (stream: NodeJS.WriteStream): ((line: string) => void) => {
  let isRead = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    isRead = false;
  });
  return (line) => {
    if (isRead) stream.write(`${line}\n`);
  };
};
