/** What section 9 draws: how traffic flows, one diagram for each account and region. */
import { compareText } from '../lib/compare-text';
import type { Ceiling } from '../model/ceiling';
import type { Report } from '../model/report';
import { type Target, targetName } from '../model/target';
import type { EventPlan } from '../plan/schema';
import { findWeakest } from '../report/architecture';
import { describeTraffic, type Traffic } from '../report/render/traffic';
import { formatCount, formatName } from '../report/render/words';
import type { DiagramBlock, DiagramTier } from './document';

/** One diagram for each target that has something to draw, by account and region. */
export function buildDiagrams(plan: Pick<EventPlan, 'accounts'>, report: Report): readonly DiagramBlock[] {
  const traffic = describeTraffic(report);
  if (traffic === null) return [];
  const byTarget = Map.groupBy(traffic.nodes, targetName);
  const diagrams = [...byTarget]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, nodes]) => {
      const [first] = nodes;
      return first === undefined ? [] : [diagramOf(plan, report, traffic, nodes, first)];
    });
  const last = diagrams.at(-1);
  if (last === undefined || traffic.rest === 0) return diagrams;
  const note = `Of all accounts and regions, ${formatCount(traffic.rest, 'resource')} off the path of traffic or beyond the list are not drawn.`;
  return diagrams.with(-1, { ...last, notes: [...last.notes, note] });
}

function diagramOf(
  plan: Pick<EventPlan, 'accounts'>,
  report: Report,
  traffic: Traffic,
  nodes: Traffic['nodes'],
  { account, region }: Target,
): DiagramBlock {
  const name = plan.accounts.find(({ id }) => id === account)?.name;
  const where = targetName({ account, region });
  const failing = new Map(traffic.singlePoints.map(({ node, because }) => [node, because]));
  const own = new Set(nodes.map(({ id }) => id));
  return {
    kind: 'diagram',
    title: name === undefined ? where : `${name}: ${where}`,
    account,
    accountName: name ?? null,
    region,
    tiers: tiersOf(traffic, { account, region }, report.ceilings),
    nodes: nodes.map(({ id, kind, name, tier, zones, because, status, placement }) => ({
      id,
      kind,
      name,
      tier,
      zones,
      because,
      colour: status,
      isPlaced: placement === 'on',
      failsAlone: failing.get(id) ?? null,
    })),
    edges: (report.architecture?.edges ?? []).filter(({ from, to }) => own.has(from) && own.has(to)),
    notes: notesOf(report, { account, region }),
  };
}

function tiersOf(
  { tiers }: Traffic,
  { account, region }: Target,
  ceilings: readonly Ceiling[],
): readonly DiagramTier[] {
  const own = ceilings.filter((one) => one.account === account && one.region === region);
  const found = tiers.map(({ tier, title }) => {
    const weakest = findWeakest(tier, own);
    return {
      tier,
      title,
      breaksAt: weakest?.breaksAt ?? null,
      limitedBy: weakest === null ? null : formatName(weakest),
      colour: weakest?.status ?? null,
    };
  });
  const least = Math.min(...found.map(({ breaksAt }) => breaksAt ?? Infinity));
  return found.map((tier) => ({ ...tier, isWeakest: tier.breaksAt !== null && tier.breaksAt === least }));
}

function notesOf({ architecture }: Report, { account, region }: Target): readonly string[] {
  const unread = architecture?.unread.find((one) => one.account === account && one.region === region);
  return unread === undefined
    ? []
    : [`What could not be read may be missing here: ${unread.artifacts.join(', ')}.`];
}
