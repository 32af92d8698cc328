import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { targetsOf } from '../../../src/plan/targets';
import { openLocalStore } from '../../../src/store/local';
import { inventoryOf, PLAN } from './killed-run';

/** Targets that are stored before the process is killed: at the begin, in the middle, and while the run is finished. */
const KILLED_AFTER = [0, 17, 52, 100];
const FIRST = Date.parse('2026-11-22T12:00:00.000Z');
/** A run that died makes place for the next well before. */
const BETWEEN_RUNS_MS = 600_000;

interface Told {
  readonly run: string;
  readonly stored: readonly string[];
  readonly end: string | null;
}

describe('a run over twenty accounts and four regions whose process is killed', () => {
  const program = join('node_modules', '.cache', 'iem', `killed-run-${process.pid}`);
  let folder: string;
  let child: ChildProcess;
  const told: Told[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'iem-killed-'));
    await build({
      entryPoints: ['test/app/runs/killed-run.ts'],
      ...{ bundle: true, packages: 'external', splitting: true, outdir: program },
      ...{ format: 'esm', platform: 'node', outExtension: { '.js': '.mjs' }, logLevel: 'error' },
    });
    const store = await openLocalStore(folder, () => new Date(FIRST).toISOString());
    await store.store.plans.create(PLAN, 'mei');
    await store.close();
    for (const count of KILLED_AFTER) told.push(await carryOut(count));
    told.push(await carryOut(null));
  }, 600_000);
  afterAll(async () => {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true });
    await rm(program, { recursive: true });
  });

  /** Starts a run, and kills its process once it has stored so many targets; null: never. */
  async function carryOut(most: number | null): Promise<Told> {
    const from = new Date(FIRST + told.length * BETWEEN_RUNS_MS).toISOString();
    child = spawn(process.execPath, [join(program, 'killed-run.mjs'), folder, from], {
      env: { ...process.env, IEM_KILLED_RUN: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exit = once(child, 'exit');
    let run = '';
    let end: string | null = null;
    const stored: string[] = [];
    for await (const line of createInterface({
      input: child.stdout as NonNullable<ChildProcess['stdout']>,
    })) {
      const [what, ...rest] = line.split(' ');
      if (what === 'run') run = rest.join(' ');
      else if (what === 'stored') stored.push(rest.join(' '));
      else end = line;
      if (most !== null && run !== '' && stored.length >= most) child.kill('SIGKILL');
    }
    await exit;
    return { run, stored, end };
  }

  it('has lost nothing that the store had taken, and holds no part of anything', async () => {
    const after = new Date(FIRST + told.length * BETWEEN_RUNS_MS).toISOString();
    const { store, close } = await openLocalStore(folder, () => after);
    for (const { run, stored } of told) {
      const ref = { event: PLAN.id, id: run };
      const kept = (await store.runs.targets(ref)).map(({ target }) => target);
      expect(kept.map(({ account, region }) => `${account} ${region}`)).toEqual(
        expect.arrayContaining([...stored]),
      );
      for (const target of kept) expect(await store.runs.inventory(ref, target)).toEqual(inventoryOf(target));
    }
    await close();
  });

  it('is shown as aborted, and the next one goes from start to report', async () => {
    const after = new Date(FIRST + told.length * BETWEEN_RUNS_MS).toISOString();
    const { store, close } = await openLocalStore(folder, () => after);
    const states = await Promise.all(told.map(({ run }) => store.runs.get({ event: PLAN.id, id: run })));
    const killedEarly = KILLED_AFTER.filter((most) => most < targetsOf(PLAN).length);
    expect(states.slice(0, killedEarly.length).map(({ state }) => state)).toEqual(
      killedEarly.map(() => 'aborted'),
    );
    expect(told.map(({ end }) => end)).toEqual([...KILLED_AFTER.map(() => null), 'finished']);
    const last = { event: PLAN.id, id: told.at(-1)?.run ?? '' };
    const { coverage } = await store.runs.report(last);
    expect(coverage.targets).toHaveLength(targetsOf(PLAN).length);
    await close();
  });
});
