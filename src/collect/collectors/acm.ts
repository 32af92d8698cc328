import {
  ACMClient,
  DescribeCertificateCommand,
  KeyAlgorithm,
  paginateListCertificates,
} from '@aws-sdk/client-acm';
import { mapConcurrently } from '../../lib/concurrency';
import type { Artifacts, Certificate } from '../../model/artifacts';
import { distinct, present, requireField, toIso } from '../answer';
import { defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import { readAllPages } from '../pages';

/** Calls for single certificates at the same time. The rate limiter decides the pace. */
const AT_ONCE = 5;

export const certificates = defineCollector({
  id: 'certificates',
  answers: 'Until when certificates that are in use are valid, and whether AWS renews them',
  light: false,
  verified: 'moto',
  caveat: 'it knows no renewals, nor which Application Load Balancers have a certificate',
  actions: ['acm:DescribeCertificate', 'acm:ListCertificates'],
  needs: ['listeners', 'classicLoadBalancers'],
  // It needs a call for each certificate in use; a region may have 2,500 by default.
  deadlineFactor: 5,
  async collect({ clients, signal }, artifacts) {
    const named = namedByListeners(artifacts);
    // A listener that has any certificate names its default one.
    if (named.length === 0) return [];
    const acm = clients.of(ACMClient);
    const listed = await readAllPages(
      // By default it lists RSA keys of 2,048 bits and less.
      paginateListCertificates(
        { client: acm, pageSize: 1000 },
        { Includes: { keyTypes: Object.values(KeyAlgorithm) } },
        { abortSignal: signal },
      ),
      (page) => page.CertificateSummaryList,
    );
    // The list adds certificates that are not the default of a listener; what listeners name may be missing from it for a while.
    const inUse = listed
      .filter(({ InUse }) => InUse !== false)
      .map(({ CertificateArn }) => requireField(CertificateArn, 'CertificateArn'));
    const described = await mapConcurrently(distinct([...inUse, ...named.filter(isOfAcm)]), AT_ONCE, (arn) =>
      nullIfGone(describe(acm, arn, signal)),
    );
    return present(described);
  },
});

export const cloudFrontCertificates = defineCollector({
  id: 'cloudFrontCertificates',
  answers: 'Until when the certificates of CloudFront distributions are valid, and whether AWS renews them',
  light: false,
  verified: 'moto',
  caveat: 'it knows no renewals',
  actions: ['acm:DescribeCertificate'],
  needs: ['cloudFrontDistributions'],
  deadlineFactor: 5,
  async collect({ clients, signal }, { cloudFrontDistributions }) {
    const acm = clients.of(ACMClient);
    const arns = distinct(present(cloudFrontDistributions.map(({ certificateArn }) => certificateArn)));
    return present(await mapConcurrently(arns, AT_ONCE, (arn) => nullIfGone(describe(acm, arn, signal))));
  },
});

const namedByListeners = ({
  listeners,
  classicLoadBalancers,
}: Pick<Artifacts, 'listeners' | 'classicLoadBalancers'>): string[] => [
  ...listeners.flatMap(({ certificateArns }) => certificateArns),
  ...present(classicLoadBalancers.flatMap((balancer) => balancer.listeners.map((one) => one.certificateArn))),
];

/** Listeners may have server certificates of IAM too. */
const isOfAcm = (arn: string): boolean => arn.split(':')[2] === 'acm';

/** Reads one certificate, because the list tells neither the state of its renewal nor what uses it. */
async function describe(
  acm: ACMClient,
  certificateArn: string,
  abortSignal: AbortSignal,
): Promise<Certificate> {
  const command = new DescribeCertificateCommand({ CertificateArn: certificateArn });
  const answer = await acm.send(command, { abortSignal });
  const certificate = requireField(answer.Certificate, 'Certificate');
  return {
    certificateArn,
    domainName: requireField(certificate.DomainName, 'DomainName'),
    type: certificate.Type ?? null,
    status: certificate.Status ?? null,
    notAfter: toIso(certificate.NotAfter),
    renewalEligibility: certificate.RenewalEligibility ?? null,
    renewalStatus: certificate.RenewalSummary?.RenewalStatus ?? null,
    inUseBy: certificate.InUseBy ?? [],
  };
}
