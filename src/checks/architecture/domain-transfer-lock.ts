import { awsCommand } from '../../judging/aws-command';
import { defineEventCheck, type Judgement, notApplicable, pass, unknown, warn } from '../check';
import { type DomainTarget, listDomains, type Registration } from '../domains';

export const domainTransferLock = defineEventCheck({
  id: 'domain-transfer-lock',
  title: 'Domains of the event are locked against transfers',
  failureTitle: 'A domain of the event may be transferred to another registrar',
  why: 'Whoever gets hold of the authorization code takes the domain away, and with it all that customers ask for.',
  docs: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/domain-lock.html',
  workbook: '12 Security',
  needs: ['registeredDomains'],
  uses: ['hostedZones', 'cloudFrontDistributions'],
  evaluate(targets, { plan }) {
    const domains = listDomains(targets as readonly DomainTarget[], plan);
    const areNamed = domains.some(({ isNamed }) => isNamed);
    const judged = domains.flatMap(({ registration, isNamed }) =>
      registration === null || (areNamed && !isNamed) ? [] : [judge(registration)],
    );
    return judged.length > 0
      ? judged
      : [notApplicable('No account that was read has registered a domain of the event.')];
  },
});

/** Registries of countries decide on their own whether there is a lock. */
const isOfCountry = (name: string): boolean => /\.[a-z]{2}$/.test(name);

function judge({ name, transferLock, account }: Registration): Judgement {
  const resource = { name };
  if (transferLock === null || account === null) {
    return notApplicable('Only the plan tells of its registration.', resource);
  }
  if (transferLock) return pass(resource, 'It is locked.');
  if (isOfCountry(name)) {
    return unknown(resource, 'It is not locked; whether its registry knows a lock is not read.');
  }
  return warn(resource, 'It is not locked.', {
    action: 'Lock it.',
    command: awsCommand({ account, region: 'us-east-1' }, 'route53domains', 'enable-domain-transfer-lock', {
      'domain-name': name,
    }),
    lead: 'setting',
  });
}
