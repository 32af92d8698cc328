/** Section 9: what traffic goes through, tier by tier, from what the run followed. */
import { TIERS } from '../../model/architecture';
import { targetName } from '../../model/target';
import { formatCapacity } from '../../report/render/words';
import { buildDiagrams } from '../diagrams';
import { cell, type SectionContent } from '../document';
import type { WorkbookInput } from '../input';
import { ownerByRole } from '../owners';
import { MOST_ROWS } from '../words';

const CALLED = { entrance: 'Entrances', compute: 'Compute', data: 'Data' } as const;

/** Draws what traffic goes through, and lists the nodes of each tier, its weakest part, and what has no second. */
export function architectureDiagram({ plan, report }: WorkbookInput): SectionContent {
  const owner = ownerByRole(plan, 'engineer');
  const diagrams = plan.architecture?.diagrams ?? [];
  const seen = report?.architecture;
  const drawn = report === null ? [] : buildDiagrams(plan, report);
  return {
    blocks: [
      ...drawn,
      {
        kind: 'table',
        title: 'Diagrams of people',
        columns: ['Title', 'Address', 'Notes'],
        rows: diagrams.map(({ title, url, notes }) => [
          cell(title),
          cell(url, url === undefined ? {} : { href: url }),
          cell(notes),
        ]),
      },
      ...(seen === undefined
        ? []
        : [
            {
              kind: 'table' as const,
              title: 'Tiers',
              columns: ['Tier', 'On the path of traffic', 'Breaks at'],
              rows: seen.tiers.map(({ tier, resources, breaksAt }) => [
                cell(CALLED[tier]),
                cell(resources),
                cell(breaksAt === null ? null : formatCapacity(breaksAt)),
              ]),
            },
            ...TIERS.map((tier) => ({
              kind: 'table' as const,
              title: CALLED[tier],
              columns: ['Name', 'Kind', 'Where', 'Zones', 'State', 'On the path of traffic'],
              rows: seen.nodes
                .filter((node) => node.tier === tier)
                .slice(0, MOST_ROWS)
                .map((node) => [
                  cell(node.name),
                  cell(node.kind),
                  cell(targetName(node)),
                  cell(node.zones.join(', ')),
                  cell(node.status, node.status === null ? {} : { colour: node.status }),
                  cell(`${node.placement}: ${node.because}`),
                ]),
            })),
            {
              kind: 'table' as const,
              title: 'Single points of failure',
              columns: ['What', 'Because'],
              rows: seen.singlePointsOfFailure.map(({ node, because }) => [
                cell(seen.nodes.find(({ id }) => id === node)?.name ?? node, { colour: 'red' }),
                cell(because),
              ]),
            },
          ]),
    ],
    missing: [
      ...(diagrams.length === 0
        ? [{ what: 'Say where the architecture diagram is kept (architecture.diagrams).', owner }]
        : []),
      ...(seen === undefined
        ? [
            {
              what: 'Check the event, so that what traffic goes through is drawn and listed (iem check).',
              owner,
            },
          ]
        : drawn.length === 0
          ? [
              {
                what: 'Nothing was found that the traffic of the event comes to: name what it goes through in the scope of the plan, and let the accounts be read.',
                owner,
              },
            ]
          : []),
    ],
  };
}
