import { describe, expect, test } from 'vitest';
import { duplicatesCommand } from '#server/cli/duplicates.command.ts';
import { importCommand } from '#server/cli/import.command.ts';
import { seedCommand } from '#server/cli/seed.command.ts';
import { serveCommand } from '#server/cli/serve.command.ts';
import { tokenCommand } from '#server/cli/token.command.ts';
import { userCommand } from '#server/cli/user.command.ts';
import { readConfig } from '#server/config.ts';

const commands = [duplicatesCommand, importCommand, seedCommand, serveCommand, tokenCommand, userCommand];

/** What is wrong with a line, found before anything is opened: the data folder would lie in this file. */
const complaintAbout = async (line: string): Promise<string> => {
  const [name, ...args] = line.split(' ');
  const config = readConfig({ KONTOR_DATA: `${import.meta.filename}/data` }, '/');
  if (!config.ok) throw new Error(config.error.code);
  const done = await commands
    .find((command) => command.name === name)!
    .run({
      config: config.value,
      args,
      cwd: '/',
      print: () => {},
      tell: () => {},
      readStdin: () => Promise.resolve(''),
    });
  if (done.ok) return 'done';
  const fields = Object.entries(done.error.fields ?? {}).flat();
  return [done.error.code, ...fields].join(' ');
};

describe('a command that is not complete, or says more than it means', () => {
  test.each([
    ['token', /^command\.usage$/],
    ['token nonsense', /^command\.usage$/],
    ['token create', /^command\.usage --user field\.required$/],
    ['token create nora@haus.example', /^command\.usage .*'nora@haus\.example'/],
    ['token list all', /^command\.usage .*'all'/],
    ['token list --user nora@haus.example', /^command\.usage .*'--user'/],
    ['token revoke', /^command\.usage ID field\.required$/],
    ['token revoke one two', /^command\.usage .*'two'/],
    ['user', /^command\.usage$/],
    ['user list all', /^command\.usage .*'all'/],
    ['user list --role owner', /^command\.usage .*'--role'/],
    ['user disable', /^command\.usage --email field\.required$/],
    ['user disable one@haus.example two@haus.example', /^command\.usage .*'two@haus\.example'/],
    ['user password', /^command\.usage --password-stdin field\.required$/],
    ['user password --password-stdin', /^command\.usage --email field\.required$/],
    ['import mail', /^command\.usage$/],
    ['import mail one two', /^command\.usage .*'two'/],
    ['seed --people 1 now', /^command\.usage .*'now'/],
    ['duplicates cars', /^command\.usage$/],
    ['duplicates people --all', /^command\.usage .*'--all'/],
    ['serve now', /^command\.usage .*'now'/],
  ])('`%s` is told so', async (line, complaint) => {
    expect(await complaintAbout(line)).toMatch(complaint);
  });

  test.each(['token list', 'user list', 'user disable nora@haus.example', 'serve', 'duplicates --json'])(
    '`%s` is complete',
    async (line) => {
      expect(await complaintAbout(line)).toBe('store.cannot_open');
    },
  );
});
