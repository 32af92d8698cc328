/** Measures saving a run of 10,000 findings in the embedded DynamoDB, and reading it by page. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLocalStore } from '../src/store/local';
import { aPlan } from '../test/builders/plan';
import { aReport, manyFindings } from '../test/builders/report';
import { measure, ms, peakRssMB, printTable } from './measure';

const FINDINGS = 10_000;
const PAGE = 100;
const NOW = '2026-11-22T00:00:00Z';

const directory = await mkdtemp(join(tmpdir(), 'iem-bench-'));
const rows: string[][] = [];
async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const { value, wallMs, cpuMs } = await measure(work);
  rows.push([name, ms(wallMs), ms(cpuMs)]);
  return value;
}

const local = await step('open, first time', () => openLocalStore(directory, () => NOW));
try {
  const { plans, runs } = local.store;
  const plan = aPlan();
  const findings = manyFindings(FINDINGS);
  const report = aReport();
  const request = { event: plan.id, trigger: 'bench', by: 'bench', requestedAt: NOW, leaseSeconds: 900 };
  const { revision } = await step('save the plan', () => plans.create(plan, 'bench'));
  const { run } = await step('start a run', () => runs.start({ ...request, planRevision: revision }));
  await step(`finish it with ${FINDINGS} findings`, () => runs.finish(run, { report, findings }));
  await step('read the report', () => runs.report(run));

  let cursor: string | null = null;
  const pageMs: number[] = [];
  do {
    const page = await measure(() => runs.findings(run, {}, { limit: PAGE, cursor }));
    pageMs.push(page.wallMs);
    cursor = page.value.cursor;
  } while (cursor !== null);
  rows.push([`first page of ${PAGE}`, ms(pageMs[0] ?? Number.NaN), '']);
  rows.push([`last of ${pageMs.length} pages`, ms(pageMs.at(-1) ?? Number.NaN), '']);
} finally {
  await step('close', local.close);
  await rm(directory, { recursive: true });
}
printTable(`The embedded store (peak memory ${peakRssMB()})`, ['step', 'wall', 'CPU of both sides'], rows);
