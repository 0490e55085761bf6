/** The sentence for somebody whose Node is older than the one that `npm ci` brings; undefined when it is new enough. */
export const nodeVersionComplaint = (version: string): string | undefined =>
  Number(version.slice(1).split('.')[0]) >= 26
    ? undefined
    : `This is Node ${version}, Kontor needs 26 and brings it: run "npm ci" without --ignore-scripts ` +
      '(the "node" package fetches it in an install script) and start through "npm run".';
