import type { Prediction } from '../runtime/prediction'

export default {
  kind: 'choice',
  question: {
    fr: 'Une seule consigne : deux vues d’une image doivent se ressembler. Où finiront les images sur la sphère ?',
    en: 'One rule only: two views of an image must look alike. Where on the sphere will the images end up?',
  },
  options: [
    { fr: 'en un point', en: 'at one point' },
    { fr: 'par groupes', en: 'in groups' },
    { fr: 'partout', en: 'everywhere' },
  ],
  given: { remedy: 'none' },
  outcome: { step: 60, metric: 'spread', limits: [0.1, 0.5] },
  expected: 0,
  because: {
    fr: 'Répondre la même chose à tout rend toutes les vues égales : la perte est parfaite, et le modèle ne vaut rien.',
    en: 'Giving the same answer to everything makes all views equal: the loss is perfect, and the model useless.',
  },
} satisfies Prediction
