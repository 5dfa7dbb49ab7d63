/**
 * Linear probes on ImageNet-1k, top-1 in %, of a ResNet-50 pre-trained by each method: read off figure 5 of Misra and
 * van der Maaten 2019 (arXiv 1912.01991), not printed there as numbers. At conv1, res2, res3, res4 and res5.
 */
export const PUBLISHED = { pirl: [9, 29, 40, 55, 63], jigsaw: [12.5, 28, 40, 45.7, 34] } as const
