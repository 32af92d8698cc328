import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { completePackages } from '../../scripts/complete-lock.mjs';
import { root } from '../architecture/sources';

describe('the lock file', () => {
  it('names every platform package, so that `npm ci` takes it on any platform', () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const missing = Object.keys(completePackages(packages)).filter((path) => packages[path] === undefined);
    // Otherwise: node scripts/complete-lock.mjs
    expect(missing).toEqual([]);
  });
});

describe('complete', () => {
  const optionalDependencies = { '@a/linux-x64-musl': '1.0.0', '@a/darwin-arm64': '1.0.0' };

  it('adds what is absent and leaves what is there', () => {
    const there = { version: '1.0.0', integrity: 'sha512-x', os: ['darwin'], cpu: ['arm64'], optional: true };
    const packages = {
      '': {},
      'node_modules/@a/darwin-arm64': there,
      'node_modules/a': { version: '1.0.0', dev: true, optionalDependencies },
    };
    expect(completePackages(packages)).toEqual({
      ...packages,
      'node_modules/@a/linux-x64-musl': {
        ...{ version: '1.0.0', dev: true, optional: true },
        ...{ os: ['linux'], cpu: ['x64'], libc: ['musl'] },
      },
    });
  });

  it('looks beside a nested package and above it', () => {
    const packages = {
      '': {},
      'node_modules/b/node_modules/a': { version: '1.0.0', optionalDependencies },
      'node_modules/b/node_modules/@a/linux-x64-musl': { version: '1.0.0' },
      'node_modules/@a/darwin-arm64': { version: '1.0.0' },
    };
    expect(completePackages(packages)).toEqual(packages);
  });

  it('refuses to guess a platform', () => {
    const packages = { '': {}, 'node_modules/a': { optionalDependencies: { '@a/native': '1.0.0' } } };
    expect(() => completePackages(packages)).toThrow('@a/native@1.0.0');
  });
});
