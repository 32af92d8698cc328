/**
 * Adds to `package-lock.json` the platform packages that the registry did not have when it was written.
 *
 * A mirror may have binaries of some platforms only. npm then leaves the others out of the lock file, and `npm ci` refuses it on
 * every machine. Run this after `npm install` with such a mirror. The packages that it adds have no integrity hash; `npm install`
 * on their platform adds it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const OS = /\b(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)\b/;
const CPU = /\b(arm64|arm|ia32|loong64|mips64el|ppc64|riscv64|s390x|wasm32|x64)\b/;
const LIBC = { gnu: 'glibc', glibc: 'glibc', musl: 'musl' };

/** Adds to the packages of a lock file every optional dependency that names a platform. */
export function completePackages(packages) {
  const absent = Object.entries(packages).flatMap(([path, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isLocked(packages, path, name))
      .map(([name, version]) => [`node_modules/${name}`, platformPackage(name, version, dev)]),
  );
  const sorted = [...Object.entries(packages), ...absent].sort(([a], [b]) => a.localeCompare(b, 'en'));
  return Object.fromEntries(sorted);
}

/** Whether Node.js would find the dependency: inside the package, or in a `node_modules` above it. */
function isLocked(packages, path, name) {
  if (packages[join(path, 'node_modules', name)] !== undefined) return true;
  return (
    path !== '' && isLocked(packages, path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name)
  );
}

function platformPackage(name, version, dev) {
  const [, os] = name.match(OS) ?? [];
  const [, cpu] = name.match(CPU) ?? [];
  if (!os || !cpu || !/^\d/.test(version))
    throw new Error(`${name}@${version} names no platform or no version`);
  const libc = os === 'linux' ? LIBC[name.split('-').at(-1)] : undefined;
  return {
    version,
    cpu: [cpu],
    ...(dev && { dev }),
    ...(libc && { libc: [libc] }),
    optional: true,
    os: [os],
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = join(dirname(fileURLToPath(import.meta.url)), '..', 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: completePackages(lock.packages) }, null, 2)}\n`);
}
