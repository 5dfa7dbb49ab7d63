import type { DiagramName } from '../demos/core/ssl/diagrams'
import type { Lang } from '../demos/core/text'

/** The linear probe on ImageNet that a paper reports for ResNet-50. */
interface Published {
  /** Top-1, in percent. */
  readonly accuracy: number
  readonly epochs: number
  readonly batch: number
  /** A paper of `papers.ts`. */
  readonly cite: string
}
type Column = 'guard' | 'negatives' | 'memory' | 'breaks'
export interface MethodRow {
  readonly method: DiagramName
  readonly published?: Published
}

/** Methods in the order in which the lecture introduces them. */
export const METHOD_ROWS: readonly MethodRow[] = [
  { method: 'similarity' },
  { method: 'pirl', published: { accuracy: 63.6, epochs: 800, batch: 1024, cite: 'pirl' } },
  { method: 'simclr', published: { accuracy: 69.3, epochs: 1000, batch: 4096, cite: 'simclr' } },
  { method: 'moco', published: { accuracy: 60.6, epochs: 200, batch: 256, cite: 'moco' } },
  { method: 'swav', published: { accuracy: 75.3, epochs: 800, batch: 4096, cite: 'swav' } },
  { method: 'avid-cma' },
  { method: 'byol', published: { accuracy: 74.3, epochs: 1000, batch: 4096, cite: 'byol' } },
  { method: 'simsiam', published: { accuracy: 71.3, epochs: 800, batch: 256, cite: 'simsiam' } },
  { method: 'barlow', published: { accuracy: 73.2, epochs: 1000, batch: 2048, cite: 'barlow' } },
]

interface TableStrings {
  readonly caption: string
  readonly columns: Readonly<Record<'method' | Column | 'published', string>>
  readonly rows: Readonly<Partial<Record<DiagramName, Readonly<Record<Column, string>>>>>
  /** `{value}`, in percent. */
  readonly accuracy: string
  /** `{epochs}`, `{batch}`. */
  readonly setting: string
}

export const tableStrings: Readonly<Record<Lang, TableStrings>> = {
  fr: {
    caption: 'Les méthodes vues jusqu’ici : garde-fou, négatifs, mémoire, ce qui les casse, résultat publié',
    columns: {
      method: 'méthode',
      guard: 'garde-fou',
      negatives: 'négatifs',
      memory: 'mémoire',
      breaks: 'ce qui la casse',
      published: 'ImageNet, sonde linéaire',
    },
    rows: {
      similarity: { guard: 'aucun', negatives: 'aucun', memory: 'rien', breaks: 'elle-même' },
      pirl: { guard: 'des négatifs', negatives: 'd’une banque', memory: 'un vecteur par image', breaks: 'λ = 1' },
      simclr: { guard: 'des négatifs', negatives: 'du lot', memory: 'un très grand lot', breaks: 'un petit lot' },
      moco: { guard: 'des négatifs', negatives: 'd’une file', memory: 'file, 2ᵉ encodeur', breaks: 'm = 0' },
      swav: { guard: 'l’équipartition', negatives: 'aucun', memory: 'prototypes', breaks: 'codes non partagés' },
      'avid-cma': {
        guard: 'des négatifs',
        negatives: 'd’autres clips',
        memory: 'deux vecteurs par clip',
        breaks: 'un son ajouté',
      },
      byol: { guard: 'l’asymétrie', negatives: 'aucun', memory: 'un second réseau', breaks: 'sans prédicteur' },
      simsiam: { guard: 'l’asymétrie', negatives: 'aucun', memory: 'rien', breaks: 'sans arrêt du gradient' },
      barlow: { guard: 'la décorrélation', negatives: 'aucun', memory: 'matrice D × D', breaks: 'λ = 0' },
    },
    accuracy: '{value} %',
    setting: '{epochs} époques, lot {batch}',
  },
  en: {
    caption: 'The methods so far: guard, negatives, memory, what breaks them, published result',
    columns: {
      method: 'method',
      guard: 'guard',
      negatives: 'negatives',
      memory: 'memory',
      breaks: 'what breaks it',
      published: 'ImageNet, linear probe',
    },
    rows: {
      similarity: { guard: 'none', negatives: 'none', memory: 'nothing', breaks: 'itself' },
      pirl: { guard: 'negatives', negatives: 'from a bank', memory: 'one vector per image', breaks: 'λ = 1' },
      simclr: {
        guard: 'negatives',
        negatives: 'from the batch',
        memory: 'a very large batch',
        breaks: 'a small batch',
      },
      moco: { guard: 'negatives', negatives: 'from a queue', memory: 'queue, 2nd encoder', breaks: 'm = 0' },
      swav: { guard: 'equipartition', negatives: 'none', memory: 'prototypes', breaks: 'codes not shared out' },
      'avid-cma': {
        guard: 'negatives',
        negatives: 'other clips',
        memory: 'two vectors per clip',
        breaks: 'a dubbed sound',
      },
      byol: { guard: 'asymmetry', negatives: 'none', memory: 'a second network', breaks: 'no predictor' },
      simsiam: { guard: 'asymmetry', negatives: 'none', memory: 'nothing', breaks: 'no stop-gradient' },
      barlow: { guard: 'decorrelation', negatives: 'none', memory: 'D × D matrix', breaks: 'λ = 0' },
    },
    accuracy: '{value}%',
    setting: '{epochs} epochs, batch {batch}',
  },
}
