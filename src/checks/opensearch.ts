import { lookup } from '../lib/lookup';
import {
  ARTIFACTS,
  type Artifacts,
  type OpenSearchDomain,
  type OpenSearchDomainPeak,
} from '../model/artifacts';
import { asPlaced } from './as-placed';
import { type JudgedResource, type Judgement, notApplicable, type TargetContext } from './check';

const peaksByDomain = lookup(({ domainName }: OpenSearchDomainPeak) => [domainName]);

/** A domain with what was measured of it; undefined where nothing was. */
export interface MeasuredDomain {
  readonly domain: OpenSearchDomain;
  readonly peaks: OpenSearchDomainPeak | undefined;
  readonly resource: JudgedResource;
}

/** Judges every search domain but those that are being deleted, by whether it carries the event's traffic. */
export const judgeDomains = (
  { openSearchDomains, openSearchDomainPeaks }: Pick<Artifacts, 'openSearchDomains'> & Partial<Artifacts>,
  { placed }: Pick<TargetContext, 'placed'>,
  judge: (measured: MeasuredDomain) => Judgement,
): readonly Judgement[] =>
  openSearchDomains.map((domain) => {
    const { domainName, domainArn, isDeleted } = domain;
    const resource = { name: domainName, arn: domainArn };
    if (isDeleted) return notApplicable('It is being deleted.', resource);
    const [peaks] = peaksByDomain(openSearchDomainPeaks, domainName);
    return asPlaced(judge({ domain, peaks, resource }), () =>
      placed(ARTIFACTS.openSearchDomains.owner(domain)),
    );
  });
