import { NONE, shopService } from './service';

export const cloudFront = shopService({
  collected: () => ({
    cloudFrontDistributions: NONE,
    cloudFrontPeaks: NONE,
    cloudFrontCertificates: NONE,
  }),
});
