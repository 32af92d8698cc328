import { ACMClient, RequestCertificateCommand } from '@aws-sdk/client-acm';
import { SHOP_TAGS, type ShopRegion } from '../account';
import { EVENT } from '../event';
import { requireField, type Site, toTags } from '../site';
import { shopService } from './service';

const SHOP = 'shop.example.com';
const PARTNERS = 'partners.shop.example.com';

export interface Certificates {
  /** Of the certificate that all listeners of Application Load Balancers have. */
  readonly certificateArn: string;
  /** Of one that was bought elsewhere and imported, and that ends in the middle of the event. */
  readonly importedCertificateArn: string;
}

async function plant({ config }: Site<ShopRegion>): Promise<Certificates> {
  const acm = new ACMClient(config);
  const request = async (DomainName: string): Promise<string> => {
    const { CertificateArn } = await acm.send(
      new RequestCertificateCommand({ DomainName, ValidationMethod: 'DNS', Tags: toTags(SHOP_TAGS) }),
    );
    return requireField(CertificateArn);
  };
  return { certificateArn: await request(SHOP), importedCertificateArn: await request(PARTNERS) };
}

const DAY_SECONDS = 86_400;

/** Seconds since 1970. */
const afterDays = (now: Date, days: number): number => Math.floor(now.getTime() / 1000) + days * DAY_SECONDS;

const inTheEvent = (now: Date): number => afterDays(now, EVENT.daysUntil + EVENT.days / 2);

const issued = { [SHOP]: { type: 'AMAZON_ISSUED', status: 'ISSUED', renewalEligibility: 'ELIGIBLE' } };

export const acm = shopService({
  plant,
  repairs: (now) => ({
    certificates: {
      [SHOP]: { Type: 'AMAZON_ISSUED', NotAfter: afterDays(now, 200), RenewalEligibility: 'ELIGIBLE' },
      [PARTNERS]: { Type: 'IMPORTED', NotAfter: inTheEvent(now), RenewalEligibility: 'INELIGIBLE' },
    },
  }),
  collected: (now) => ({
    certificates: {
      'ap-southeast-1': {
        ...issued,
        [PARTNERS]: { type: 'IMPORTED', notAfter: new Date(inTheEvent(now) * 1000).toISOString() },
      },
      'us-east-1': issued,
    },
  }),
});
