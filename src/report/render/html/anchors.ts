/** Where on the page a finding or ceiling stands: the same on every run, as its id is. */
import type { Report } from '../../../model/report';

export const ceilingAnchor = (id: string): string => `ceiling-${id}`;
export const findingAnchor = (id: string): string => `finding-${id}`;

export const linkTo = (anchor: string): string => `#${encodeURIComponent(anchor)}`;

/** The link to what has an id; undefined where the report leaves it out. */
export type LinkOf = (id: string) => string | undefined;

/** Of a ceiling, which is a finding too, to the row of the ceiling: it has the numbers. */
export function createLinkOf({ ceilings, findings }: Report): LinkOf {
  const anchors = new Map([
    ...findings.map(({ id }) => [id, findingAnchor(id)] as const),
    ...ceilings.map(({ id }) => [id, ceilingAnchor(id)] as const),
  ]);
  return (id) => {
    const anchor = anchors.get(id);
    return anchor === undefined ? undefined : linkTo(anchor);
  };
}
