export interface Reference {
  authors: string
  year: number
  title: string
  /** arXiv identifier. */
  arxiv?: string
  /** Where a paper stands that is not on arXiv. */
  published?: string
}

/** The papers that the slides cite, by the key used in `<Cite id="…" />`. */
export const references: Readonly<Record<string, Reference>> = {
  bahdanau: {
    authors: 'Bahdanau, Cho, Bengio',
    year: 2014,
    title: 'Neural Machine Translation by Jointly Learning to Align and Translate',
    arxiv: '1409.0473',
  },
  miller: {
    authors: 'Miller et al.',
    year: 2016,
    title: 'Key-Value Memory Networks for Directly Reading Documents',
    arxiv: '1606.03126',
  },
  vaswani: { authors: 'Vaswani et al.', year: 2017, title: 'Attention Is All You Need', arxiv: '1706.03762' },
  xu: {
    authors: 'Xu et al.',
    year: 2015,
    title: 'Show, Attend and Tell: Neural Image Caption Generation with Visual Attention',
    arxiv: '1502.03044',
  },
  doersch: {
    authors: 'Doersch, Gupta, Efros',
    year: 2015,
    title: 'Unsupervised Visual Representation Learning by Context Prediction',
    arxiv: '1505.05192',
  },
  jigsaw: {
    authors: 'Noroozi, Favaro',
    year: 2016,
    title: 'Unsupervised Learning of Visual Representations by Solving Jigsaw Puzzles',
    arxiv: '1603.09246',
  },
  rotnet: {
    authors: 'Gidaris, Singh, Komodakis',
    year: 2018,
    title: 'Unsupervised Representation Learning by Predicting Image Rotations',
    arxiv: '1803.07728',
  },
  cpc: {
    authors: 'van den Oord, Li, Vinyals',
    year: 2018,
    title: 'Representation Learning with Contrastive Predictive Coding',
    arxiv: '1807.03748',
  },
  mahajan: {
    authors: 'Mahajan et al.',
    year: 2018,
    title: 'Exploring the Limits of Weakly Supervised Pretraining',
    arxiv: '1805.00932',
  },
  seer: {
    authors: 'Goyal et al.',
    year: 2021,
    title: 'Self-supervised Pretraining of Visual Features in the Wild',
    arxiv: '2103.01988',
  },
  vit: {
    authors: 'Dosovitskiy et al.',
    year: 2020,
    title: 'An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale',
    arxiv: '2010.11929',
  },
  npid: {
    authors: 'Wu, Xiong, Yu, Lin',
    year: 2018,
    title: 'Unsupervised Feature Learning via Non-Parametric Instance Discrimination',
    arxiv: '1805.01978',
  },
  avid: {
    authors: 'Morgado, Vasconcelos, Misra',
    year: 2020,
    title: 'Audio-Visual Instance Discrimination with Cross-Modal Agreement',
    arxiv: '2004.12943',
  },
  tracking: {
    authors: 'Wang, Gupta',
    year: 2015,
    title: 'Unsupervised Learning of Visual Representations using Videos',
    arxiv: '1505.00687',
  },
  simclr: {
    authors: 'Chen, Kornblith, Norouzi, Hinton',
    year: 2020,
    title: 'A Simple Framework for Contrastive Learning of Visual Representations',
    arxiv: '2002.05709',
  },
  simsiam: {
    authors: 'Chen, He',
    year: 2020,
    title: 'Exploring Simple Siamese Representation Learning',
    arxiv: '2011.10566',
  },
  pirl: {
    authors: 'Misra, van der Maaten',
    year: 2019,
    title: 'Self-Supervised Learning of Pretext-Invariant Representations',
    arxiv: '1912.01991',
  },
  moco: {
    authors: 'He et al.',
    year: 2019,
    title: 'Momentum Contrast for Unsupervised Visual Representation Learning',
    arxiv: '1911.05722',
  },
  deepcluster: {
    authors: 'Caron et al.',
    year: 2018,
    title: 'Deep Clustering for Unsupervised Learning of Visual Features',
    arxiv: '1807.05520',
  },
  swav: {
    authors: 'Caron et al.',
    year: 2020,
    title: 'Unsupervised Learning of Visual Features by Contrasting Cluster Assignments',
    arxiv: '2006.09882',
  },
  crops: {
    authors: 'Purushwalkam, Gupta',
    year: 2020,
    title: 'Demystifying Contrastive Self-Supervised Learning: Invariances, Augmentations and Dataset Biases',
    arxiv: '2007.13916',
  },
  byol: {
    authors: 'Grill et al.',
    year: 2020,
    title: 'Bootstrap Your Own Latent: A New Approach to Self-Supervised Learning',
    arxiv: '2006.07733',
  },
  byolbn: {
    authors: 'Richemond et al.',
    year: 2020,
    title: 'BYOL works even without batch statistics',
    arxiv: '2010.10241',
  },
  tian: {
    authors: 'Tian, Chen, Ganguli',
    year: 2021,
    title: 'Understanding Self-Supervised Learning Dynamics without Contrastive Pairs',
    arxiv: '2102.06810',
  },
  barlow: {
    authors: 'Zbontar et al.',
    year: 2021,
    title: 'Barlow Twins: Self-Supervised Learning via Redundancy Reduction',
    arxiv: '2103.03230',
  },
  mocov2: {
    authors: 'Chen, Fan, Girshick, He',
    year: 2020,
    title: 'Improved Baselines with Momentum Contrastive Learning',
    arxiv: '2003.04297',
  },
  simclrv2: {
    authors: 'Chen et al.',
    year: 2020,
    title: 'Big Self-Supervised Models are Strong Semi-Supervised Learners',
    arxiv: '2006.10029',
  },
  sinkhorn: {
    authors: 'Cuturi',
    year: 2013,
    title: 'Sinkhorn Distances: Lightspeed Computation of Optimal Transportation Distances',
    arxiv: '1306.0895',
  },
  imagenet: {
    authors: 'Russakovsky et al.',
    year: 2014,
    title: 'ImageNet Large Scale Visual Recognition Challenge',
    arxiv: '1409.0575',
  },
  dino: {
    authors: 'Caron et al.',
    year: 2021,
    title: 'Emerging Properties in Self-Supervised Vision Transformers',
    arxiv: '2104.14294',
  },
  vicreg: {
    authors: 'Bardes, Ponce, LeCun',
    year: 2021,
    title: 'VICReg: Variance-Invariance-Covariance Regularization for Self-Supervised Learning',
    arxiv: '2105.04906',
  },
  redundancy: {
    authors: 'Barlow',
    year: 1961,
    title: 'Possible Principles Underlying the Transformations of Sensory Messages',
    published: 'Sensory Communication, MIT Press',
  },
}
