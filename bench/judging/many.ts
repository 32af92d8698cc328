/**
 * Judges many targets in a process that has nothing else to do, not even the clients of AWS, so that its peak memory is that of
 * judging: `many.ts <manner> <folder>`, where each target has a file in the folder. Prints what that took as one line of JSON.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkStoredEvent } from '../../src/app/judging/check';
import type { Inventory } from '../../src/model/inventory';
import type { Target } from '../../src/model/target';
import { medianMs, peakRssMB } from '../measure';
import {
  at,
  countResources,
  fileOf,
  input,
  type JudgedMany,
  judge,
  type Manner,
  planOfMany,
  RUNS,
  targetsOfMany,
} from './setup';

const [manner, folder = ''] = process.argv.slice(2);
const read = (target: Target): Inventory => JSON.parse(readFileSync(join(folder, fileOf(target)), 'utf8'));
const inventories = manner === ('all in memory' satisfies Manner) ? targetsOfMany.map(read) : null;
const judgeMany = () =>
  inventories
    ? judge(inventories, planOfMany)
    : checkStoredEvent({
        ...input,
        plan: planOfMany,
        collected: targetsOfMany.map((target) => ({ target, collectedAt: at })),
        load: async (target) => read(target),
      });

const { findings } = await judgeMany();
// Later runs would keep what earlier ones left behind until it is in the way.
const memory = peakRssMB();
const wallMs = await medianMs(RUNS, judgeMany);
const resources = targetsOfMany.reduce((sum, target) => sum + countResources(read(target)), 0);
console.log(JSON.stringify({ resources, findings: findings.length, wallMs, memory } satisfies JudgedMany));
