/**
 * Which permissions can be taken away together: a run for each would read a whole region as often as there are actions.
 */
import type { AnyCollector } from '../../src/collect/collector';
import type { ArtifactId } from '../../src/model/artifacts';
import type { Inventory } from '../../src/model/inventory';

type Collectors = readonly Pick<AnyCollector, 'id' | 'actions' | 'needs' | 'uses'>[];

/** Every action that the collectors call, once. */
export const actionsOf = (collectors: Collectors): string[] => [
  ...new Set(collectors.flatMap(({ actions }) => actions)),
];

/** What is not collected without the actions: what calls one of them, and what cannot do without that. */
export function lostWithout(denied: readonly string[], collectors: Collectors): ReadonlySet<ArtifactId> {
  const lost = new Set<ArtifactId>();
  for (const { id, actions, needs } of collectors) {
    if (actions.some((action) => denied.includes(action)) || needs.some((need) => lost.has(need)))
      lost.add(id);
  }
  return lost;
}

/** What may read otherwise without the actions: what is lost, and what only uses that. */
export function touchedWithout(denied: readonly string[], collectors: Collectors): ReadonlySet<ArtifactId> {
  const touched = new Set<ArtifactId>(lostWithout(denied, collectors));
  for (const { id, needs, uses } of collectors) {
    if ([...needs, ...uses].some((input) => touched.has(input))) touched.add(id);
  }
  return touched;
}

/** Whether all that a collector would ask about was looked for and is not there: then it calls nothing. */
export const asksNothing = ({ needs }: Collectors[number], artifacts: Inventory['artifacts']): boolean =>
  needs.length > 0 &&
  needs.every((need) => {
    const read = artifacts[need];
    return read?.ok === true && Object.keys(read.data).length === 0;
  });

/** All actions in as few groups as are easily found, of which no two in one group touch the same artifact. */
export function denialsOf(collectors: Collectors): string[][] {
  const groups: { actions: string[]; touched: Set<ArtifactId> }[] = [];
  for (const action of actionsOf(collectors)) {
    const touched = touchedWithout([action], collectors);
    const group = groups.find((candidate) => ![...touched].some((id) => candidate.touched.has(id)));
    if (group) {
      group.actions.push(action);
      for (const id of touched) group.touched.add(id);
    } else {
      groups.push({ actions: [action], touched: new Set(touched) });
    }
  }
  return groups.map(({ actions }) => actions);
}
