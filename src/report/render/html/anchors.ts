/** The anchors of findings and ceilings on the page. They stay the same in every run, because they are made from ids. */
import type { Report } from '../../../model/report';

/** Returns the id of a ceiling's element on the page. */
export const ceilingAnchor = (id: string): string => `ceiling-${id}`;
/** Returns the id of a finding's element on the page. */
export const findingAnchor = (id: string): string => `finding-${id}`;

/** Returns the address of an element of the same page. */
export const linkTo = (anchor: string): string => `#${encodeURIComponent(anchor)}`;

/** Finds the link to a finding or ceiling by its id. Returns undefined if the report leaves it out. */
export type LinkOf = (id: string) => string | undefined;

/** Creates the function that finds links. The link of a ceiling, which is a finding too, leads to the ceiling and its numbers. */
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
