import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { checkEvent } from '../../src/app/judging/check';
import { createClients } from '../../src/aws/clients';
import { ceilingFamilies } from '../../src/capacity/registry';
import { checks } from '../../src/checks/registry';
import { collectors } from '../../src/collect/registry';
import { collectAll } from '../../src/collect/run';
import { readBy } from '../../src/judging/rule';
import type { ArtifactId } from '../../src/model/artifacts';
import type { Ceiling } from '../../src/model/ceiling';
import type { Finding } from '../../src/model/finding';
import type { Inventory } from '../../src/model/inventory';
import type { Report, Scorecard } from '../../src/model/report';
import { GLOBAL } from '../../src/model/target';
import { lookbackOf } from '../../src/plan/lookback';
import type { EventPlan } from '../../src/plan/schema';
import { actionsOf, denialsOf, touchedWithout } from './denials';
import { startGapServer } from './gap-server';
import { unlimited } from './limiter';
import { type RunningShop, startShop } from './shop';
import { SHOP_ACCOUNT } from './shop/account';
import { BREAKING_POINT } from './shop/facts';
import { now, plan, RUN_MS, SINGAPORE, shortly, VIRGINIA, withRegions } from './shop/plan';
import { shopScenario, UNASKED } from './shop/services';
import { withoutSupportPlan } from './shop/services/support';

let shop: RunningShop;

beforeAll(async () => {
  shop = await startShop(now);
  Object.assign(process.env, shop.env);
}, 120_000);
afterEach(() => shop.heal());
afterAll(() => shop.stop());

/** What differs between two looks at the same account: moto says that backups are as good as now. */
const lasting = (inventories: readonly Inventory[]): Inventory[] =>
  JSON.parse(
    JSON.stringify(inventories, (key, value) =>
      key === 'latestRestorableTime' && value !== null ? now.toISOString() : value,
    ),
  );

const collect = async (of: EventPlan): Promise<Inventory[]> =>
  lasting(
    await collectAll({
      accounts: of.accounts,
      open: () => Promise.resolve((target) => createClients({ ...target, limiter: unlimited() })),
      collectors,
      lookback: lookbackOf(of, now.toISOString()),
      now: () => now.toISOString(),
      signal: new AbortController().signal,
    }),
  );

const run = {
  ...{ id: 'run', trigger: 'test', by: 'test' },
  ...{ startedAt: now.toISOString(), finishedAt: now.toISOString() },
};

const judge = (inventories: readonly Inventory[], of = shortly) =>
  checkEvent({ plan: of, inventories, run, previous: null });
type Judged = Awaited<ReturnType<typeof judge>>;

const inRegion = (inventories: readonly Inventory[], region: string): Inventory => {
  const found = inventories.find(({ target }) => target.region === region);
  if (!found) throw new Error(`no ${region}`);
  return found;
};

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Of the report, all that is about AWS: what was drawn from the account's budgets is about the run. */
const answerOf = ({ report: { run: _, ...answer } }: Judged) => answer;

describe('an account of which', () => {
  let whole: readonly Inventory[];
  let healthy: Judged;

  beforeAll(async () => {
    whole = await collect(shortly);
    healthy = await judge(whole);
  }, RUN_MS);

  describe('all belongs to the event', () => {
    it('breaks where the scope did not look', async () => {
      const { report } = await judge(whole, withRegions({ name: SINGAPORE }, { name: VIRGINIA }));
      expect(report.breakingPoint?.multiplier).toBe(BREAKING_POINT.withLegacy.multiplier);
      expect(report.ceilings.find(({ id }) => id === report.breakingPoint?.ceiling)).toMatchObject({
        region: SINGAPORE,
        resource: BREAKING_POINT.withLegacy.resource,
      });
    });
  });

  describe('one action is denied', () => {
    const singapore = plan.accounts[0]?.regions[0];
    if (!singapore) throw new Error('no region');
    const alone = withRegions(singapore);
    /** By what was denied together: what was read of Singapore and the account then. */
    const refused = new Map<readonly string[], readonly Inventory[]>();

    beforeAll(async () => {
      for (const denied of denialsOf(collectors)) {
        await shop.deny(...denied);
        refused.set(denied, await collect(alone));
        await shop.heal();
      }
    }, 300_000);

    /** What is read without one action: of the run without it and others, what it touches; the rest is as it was. */
    function readWithout(action: string): readonly Inventory[] {
      const [, inventories = []] = [...refused].find(([together]) => together.includes(action)) ?? [];
      const touched = touchedWithout([action], collectors);
      return inventories.map((inventory) => ({
        ...inventory,
        artifacts: Object.fromEntries(
          Object.entries(inRegion(whole, inventory.target.region).artifacts).map(([id, result]) => [
            id,
            touched.has(id as ArtifactId) ? inventory.artifacts[id as ArtifactId] : result,
          ]),
        ),
      }));
    }

    it.each(actionsOf(collectors).filter((action) => !UNASKED.includes(action)))(
      '%s: what depends on it is unknown, and the rest as it was',
      async (action) => {
        const read = readWithout(action);
        // Refused in one region only, as by a policy of the organization; and in the only region there is.
        expectOnlyLess(await judge([...read, inRegion(whole, VIRGINIA)]), read, action, healthy);
        const before = await judge([inRegion(whole, GLOBAL), inRegion(whole, SINGAPORE)], alone);
        expectOnlyLess(await judge(read, alone), read, action, before);
      },
    );

    const isHere = ({ region }: { readonly region: string }): boolean => region !== VIRGINIA;
    const failedOf = ({ artifacts }: Inventory): string[] =>
      Object.entries(artifacts).flatMap(([id, result]) => (result.ok ? [] : [id]));
    const changedIn = ({ target, artifacts }: Inventory): string[] => {
      const { artifacts: intact } = inRegion(whole, target.region);
      return Object.entries(artifacts).flatMap(([id, result]) =>
        isEqual(result, intact[id as keyof typeof intact]) ? [] : [id],
      );
    };

    /** What was refused where Virginia is not, and what reads otherwise for it. */
    interface Refusal {
      readonly action: string;
      readonly lost: ReadonlySet<string>;
      readonly changed: ReadonlySet<string>;
    }

    function expectOnlyLess(
      after: Judged,
      refused: readonly Inventory[],
      action: string,
      before: Judged,
    ): void {
      const refusal = {
        action,
        lost: new Set(refused.flatMap(failedOf)),
        changed: new Set(refused.flatMap(changedIn)),
      };
      const failures = after.report.coverage.targets.flatMap(({ failed }) => failed);
      expect(failures.length).toBeGreaterThan(0);
      expect(failures.map((failure) => [failure.collector, failure.action]).toSorted()).toEqual(
        [...refusal.lost].map((id) => [id, action]).toSorted(),
      );
      for (const family of ceilingFamilies) expectCeilings(family, after, before, refusal);
      for (const check of checks) expectFindings(check, after, before, refusal);

      const passesOf = ({ findings }: Judged) =>
        findings.filter(({ status }) => status === 'pass').map(({ id }) => id);
      expect(passesOf(before)).toEqual(expect.arrayContaining(passesOf(after)));
      expectNoBetter(after.report.scorecard, before.report.scorecard);
      expectNoLaterBreak(after.report.breakingPoint, before.report.breakingPoint);
    }

    /**
     * What only supports a ceiling may be gone, where what is left says the same of the event; of less traffic it may no
     * longer say that all is well.
     */
    const inFigures = ({ evidence: _, statusSteps: __, ifSurviving: ___, ...ceiling }: Ceiling): string =>
      JSON.stringify(ceiling);

    /** What a region takes over is known of all regions together: where one cannot be read, it is grey in the others. */
    const withoutRegionLost = ({ ifSurviving, ...ceiling }: Ceiling): Ceiling => {
      const { region: _, ...others } = ifSurviving ?? {};
      return { ...ceiling, ifSurviving: others };
    };
    const ifRegionLost = ({ status, ifSurviving }: Ceiling) => ifSurviving?.region?.status ?? status;

    function expectCeilings(
      { id: family, needs, uses, elastic }: (typeof ceilingFamilies)[number],
      after: Judged,
      before: Judged,
      { action, lost, changed }: Refusal,
    ): void {
      const of = ({ report }: Judged) =>
        report.ceilings
          .filter((ceiling) => ceiling.family === family)
          .map(withoutRegionLost)
          .toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const [now, then] = [of(after), of(before)];
      const regionLost = new Map(
        before.report.ceilings.map((ceiling) => [ceiling.id, ifRegionLost(ceiling)]),
      );
      for (const ceiling of after.report.ceilings.filter((one) => one.family === family && !isHere(one))) {
        expect([regionLost.get(ceiling.id), 'grey']).toContain(ifRegionLost(ceiling));
      }
      if (![...needs, ...uses].some((id) => changed.has(id))) {
        expect(now).toEqual(then);
        return;
      }
      expect(now.filter((ceiling) => !isHere(ceiling))).toEqual(then.filter((ceiling) => !isHere(ceiling)));
      const here = now.filter(isHere);
      const expected = needs.some((id) => lost.has(id))
        ? ['-']
        : then.filter(isHere).map(({ resource }) => resource);
      expect(here.map(({ resource }) => resource)).toEqual(expected);
      const intact = new Set(then.map(inFigures));
      const grew = new Map(then.map(({ id, grows }) => [id, grows]));
      for (const ceiling of here.filter((one) => !intact.has(inFigures(one)))) {
        expect(ceiling).toMatchObject({
          status: 'grey',
          atPeak: null,
          breaksAt: null,
          grows: grew.get(ceiling.id) ?? elastic,
        });
        expect(ceiling.evidence.map(({ source }) => source)).toContain(action);
        const finding = after.findings.find(({ id }) => id === ceiling.id);
        expect(finding).toMatchObject({ status: 'unknown', detail: expect.stringContaining(action) });
      }
    }

    function expectFindings(
      check: (typeof checks)[number],
      after: Judged,
      before: Judged,
      { action, lost, changed }: Refusal,
    ): void {
      const { id, needs } = check;
      const reads = readBy(check);
      // A fix that takes over what another asks for changes with that one: see `coveredBy` in the report.
      const isCovered = new Set(
        [...before.findings, ...after.findings].flatMap((one) => (one.fix?.coveredBy ? one.id : [])),
      );
      const of = ({ findings }: Judged) =>
        findings
          .filter((finding) => finding.check === id)
          .map((finding) => (isCovered.has(finding.id) ? { ...finding, fix: undefined } : finding));
      const [now, then] = [of(after), of(before)];
      if (!reads.some((read) => changed.has(read))) expect(now).toEqual(then);
      if (!needs.some((need) => lost.has(need))) {
        // What only supports a judgement may be gone: then it stays as it was, or is unknown. What no longer passes, and
        // carries no traffic, does not apply.
        const statusThen = new Map(then.map((finding) => [finding.id, finding.status]));
        for (const { id: findingId, status } of now) {
          const was = statusThen.get(findingId);
          expect([was, 'unknown', ...(was === 'pass' ? ['notApplicable'] : [])]).toContain(status);
        }
        return;
      }
      // Of a plan that does not concern it, a check reads nothing.
      if (check.scope === 'event' && check.concerns?.(plan) === false) return;
      // Findings about the event as a whole are about all that could be read.
      expect(now.filter((finding) => isHere(finding) && finding.account === SHOP_ACCOUNT)).toEqual([
        expect.objectContaining({ status: 'unknown', detail: expect.stringContaining(action) }),
      ]);
    }

    function expectNoLaterBreak(after: Report['breakingPoint'], before: Report['breakingPoint']): void {
      if (!before) throw new Error('the shop breaks');
      if (!after) return;
      expect(after.judged).toBeLessThanOrEqual(before.judged);
      if (after.judged < before.judged) expect(after.unknown).toBeGreaterThan(0);
      const unseen = after.multiplier > before.multiplier;
      if (unseen) expect(after.unknown).toBeGreaterThan(0);
      expect(after.multiplier).toBeGreaterThanOrEqual(before.multiplier);
    }
  });

  function expectNoBetter(after: Scorecard, before: Scorecard): void {
    const pairs = [after, ...after.rows].map((row, i) => [row, [before, ...before.rows][i]] as const);
    for (const [since, then] of pairs) {
      expect(since.score ?? 0).toBeLessThanOrEqual((then?.score ?? 0) + 1e-9);
      expect(since.coverage).toBeLessThanOrEqual((then?.coverage ?? 0) + 1e-9);
    }
    const greens = (scorecard: Scorecard) =>
      scorecard.rows.filter(({ colour }) => colour === 'green').map(({ id }) => id);
    expect(greens(before)).toEqual(expect.arrayContaining(greens(after)));
  }

  it('each action is throttled once: the answer is the same', async () => {
    await shop.throttle(1, ...actionsOf(collectors));
    const throttled = await judge(await collect(shortly));
    expect(answerOf(throttled)).toEqual(answerOf(healthy));
    expect(throttled.report.run.requests).toBeGreaterThan(healthy.report.run.requests);
  }, 90_000);

  it(
    'there is no support plan: what needs one is unknown, in words, and the rest intact',
    async () => {
      const poor = await startGapServer(shop.moto, withoutSupportPlan(shopScenario(now)));
      try {
        process.env.AWS_ENDPOINT_URL = poor.endpoint;
        const { report, findings } = await judge(await collect(shortly));
        const reads = (id: string, artifacts = ['trustedAdvisor', 'healthEvents', 'supportCases']) =>
          checks.some((check) => check.id === id && readBy(check).some((one) => artifacts.includes(one)));
        const others = (judged: readonly Finding[]) => judged.filter(({ check }) => !reads(check));
        expect(others(findings)).toEqual(others(healthy.findings));
        expect(report.ceilings).toEqual(healthy.report.ceilings);
        expect(report.breakingPoint).toEqual(healthy.report.breakingPoint);

        const lacking = findings.filter(({ check, account }) => reads(check) && account !== '-');
        expect(lacking.some(({ check }) => reads(check, ['healthEvents']))).toBe(true);
        for (const { status, detail } of lacking) {
          expect(status).toBe('unknown');
          expect(detail).toMatch(/support plan/i);
        }
        const ofAdvisor = lacking.filter(({ check }) => reads(check, ['trustedAdvisor']));
        const row = ({ scorecard }: Report) =>
          scorecard.rows.find(({ id }) => id === 'security-trusted-advisor');
        expect(row(report)?.colour).toBe('grey');
        expect(row(report)?.reasons.toSorted()).toEqual(ofAdvisor.map(({ id }) => id).toSorted());
        const untouched = ({ scorecard }: Report) =>
          scorecard.rows.filter(
            ({ id }) => id !== 'security-trusted-advisor' && id !== 'stability-case-management',
          );
        expect(untouched(report)).toEqual(untouched(healthy.report));
        expectNoBetter(report.scorecard, healthy.report.scorecard);
      } finally {
        process.env.AWS_ENDPOINT_URL = shop.endpoint;
        await poor.stop();
      }
    },
    RUN_MS,
  );
});
