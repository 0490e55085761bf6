/** The server as people call it: without scheme, with a port that is not the usual one. */
export const hostOf = (server: string): string => (URL.canParse(server) ? new URL(server).host : server);
