import type { Bilingual, DemoStrings } from '../runtime/contract'

const ANSWER = { none: '–', '0': '1', '1': '2', '2': '3' }

const fr = {
  title: 'Questions et exercices',
  question: 'Que répondez-vous ? Chaque réponse dit pourquoi, et ouvre la démonstration qui le montre.',
  notice: 'Une mauvaise réponse est souvent une bonne idée, ailleurs : cherchez d’où vient qu’elle tente.',
  params: {
    part: { label: 'Partie', options: { a: 'A', b: 'B', p: 'P' } },
    show: { label: 'Montrer', options: { questions: 'questions', exercises: 'exercices' } },
    first: { label: 'Première réponse', options: ANSWER },
    second: { label: 'Deuxième réponse', options: ANSWER },
    third: { label: 'Troisième réponse', options: ANSWER },
    firstSolution: { label: 'Première solution' },
    secondSolution: { label: 'Deuxième solution' },
  },
  metrics: { right: 'Réponses justes' },
  view: {
    'a0.question': 'La perte de similarité atteint −1, son minimum. Que sait-on du modèle ?',
    'a0.0': 'Il est excellent.',
    'a0.0.why':
      'Tentant : d’habitude, perte basse veut dire bon modèle. Mais une constante l’atteint aussi : étalement 0,01.',
    'a0.1': 'Rien : il faut une autre mesure.',
    'a0.1.why':
      'Juste. La meilleure et la pire des représentations ont cette perte ; l’étalement et le k-NN les distinguent.',
    'a0.2': 'Il connaît ces images par cœur.',
    'a0.2.why':
      'Tentant : on pense au surapprentissage. Mais un seul point ne retient aucune image : le k-NN n’a pas monté.',
    'a1.question': 'On retire l’équipartition de SwAV. Que fait la perte ?',
    'a1.0': 'Elle monte.',
    'a1.0.why':
      'Tentant : on croit retirer une aide. C’était une contrainte ; sans elle tout va au même prototype, et la perte à 0.',
    'a1.1': 'Elle tombe vers 0.',
    'a1.1.why': 'Juste. Un seul prototype sert encore : deviner le code de l’autre vue ne demande plus rien.',
    'a1.2': 'Elle ne change pas.',
    'a1.2.why': 'Tentant : Sinkhorn a l’air d’un détail de calcul. Mais sans lui, 1 prototype sur 32 sert encore.',
    'a2.question': '32 images par lot, réseau non entraîné. NT-Xent vaut environ…',
    'a2.0': 'log 2 ≈ 0,7',
    'a2.0.why': 'Tentant : positif ou non, deux réponses. Mais on choisit entre 63 vues, et on lit 3,9.',
    'a2.1': 'log 32 ≈ 3,5',
    'a2.1.why': 'Tentant : 32 images. Mais chaque vue a 2N − 1 = 63 candidates, et on lit 3,9.',
    'a2.2': 'log 63 ≈ 4,1',
    'a2.2.why':
      'Juste : 2N − 1 candidates. On lit 3,9 : même au hasard, un réseau voit un peu que deux vues se ressemblent.',
    'b0.question': 'Que peut-on retirer à BYOL sans qu’il s’effondre ?',
    'b0.0': 'Le prédicteur.',
    'b0.0.why': 'Tentant : ce n’est qu’une couche de plus. Sans elle, le poids w de l’encodeur fond jusqu’à 0.',
    'b0.1': 'L’arrêt du gradient.',
    'b0.1.why': 'Tentant : le maître est déjà lent. Mais alors il vient vers l’élève, et w fond jusqu’à 0.',
    'b0.2': 'La moyenne mobile.',
    'b0.2.why': 'Juste : ce qui reste est SimSiam. Avec les deux autres, w s’arrête à 0,57.',
    'b1.question': 'Barlow Twins avec λ = 0 : que font les 16 unités ?',
    'b1.0': 'Elles deviennent constantes.',
    'b1.0.why':
      'Tentant : c’est l’effondrement habituel. Mais une constante n’a pas de corrélation 1 : l’étalement reste à 0,98.',
    'b1.1': 'Elles se répètent.',
    'b1.1.why': 'Juste : rien ne l’interdit plus. Le rang effectif de e tombe à 6,5 sur 16.',
    'b1.2': 'Elles sont indépendantes.',
    'b1.2.why':
      'Tentant : la diagonale va vers 1. Mais c’est λ qui décorrèle : sans lui, e n’occupe que 6,5 directions sur 16.',
    'b2.question': 'Sans centrer, 16 unités constantes : perte 48. Et son gradient ?',
    'b2.0': 'Grand, comme la perte.',
    'b2.0.why':
      'Tentant : une perte élevée devrait avoir une forte pente. Ce point est stationnaire : le gradient est presque nul.',
    'b2.1': 'Presque nul.',
    'b2.1.why': 'Juste : ce point est stationnaire, bien que loin du minimum. C’est pourquoi l’on centre.',
    'b2.2': 'Infini : on divise par 0.',
    'b2.2.why':
      'Tentant : un écart-type nul au dénominateur. Mais sans centrer, on divise par la norme, qui n’est pas nulle.',
    'p0.question': 'd = 512, 16 clés, sans diviser par √d : le softargmax…',
    'p0.0': 'fait presque la moyenne.',
    'p0.0.why':
      'Tentant : tant de dimensions devraient se compenser. Mais la variance des scores vaut d : 0,2 bit sur 4.',
    'p0.1': 'choisit presque une seule clé.',
    'p0.1.why': 'Juste : scores d’écart-type √512 ≈ 23. Un seul l’emporte, et le gradient des autres s’éteint.',
    'p0.2': 'ne dépend pas de d.',
    'p0.2.why':
      'Tentant : on pense au cosinus. Ici rien n’est normé : de d = 64 à 512, l’entropie passe de 0,6 à 0,2 bit.',
    'p1.question': 'Sans masque causal, la perte passe sous la meilleure possible. Le modèle…',
    'p1.0': 'parle mieux.',
    'p1.0.why': 'Tentant : perte plus basse, meilleur modèle. Mais seul, il n’écrit que 5 % de nombres corrects.',
    'p1.1': 'lit la réponse à côté.',
    'p1.1.why': 'Juste : la place suivante contient ce qu’il doit prédire. Quand il écrit seul, elle est vide.',
    'p1.2': 'apprend par cœur.',
    'p1.2.why':
      'Tentant : une perte trop belle fait penser au surapprentissage. Mais avec le masque, mêmes données : 83 % de nombres corrects.',
    'p2.question': 'Sans positions, on échange deux mots. Les sorties de l’auto-attention…',
    'p2.0': 'restent où elles sont.',
    'p2.0.why': 'Tentant : on confond invariant et équivariant. Chaque sortie suit son mot : elle change de place.',
    'p2.1': 'suivent leurs mots.',
    'p2.1.why': 'Juste : équivariance. Les mêmes colonnes, dans l’ordre des mots.',
    'p2.2': 'prennent d’autres valeurs.',
    'p2.2.why': 'Tentant : l’ordre change le sens. Pour le voir il faut des positions ; sans elles, l’écart est nul.',
    'a.exercise0':
      'Un lot de 32 images, réseau non entraîné. Prédisez NT-Xent par log(2N − 1), puis lisez-la pour τ = 0,2. Et pour τ = 1 ?',
    'a.preset0.0': 'N = 32, τ = 0,2',
    'a.preset0.1': 'N = 32, τ = 1',
    'a.solution0':
      'log 63 ≈ 4,14. On lit 3,93 pour τ = 0,2 : la bonne vue est déjà un peu plus proche que les autres. Pour τ = 1, 4,0 : un softargmax moins froid rend les 63 candidates presque également probables.',
    'a.exercise1':
      'Effondrement, remède : les négatifs, 60 pas. Quel instrument dit que l’on est sauvé, et lequel ne le dit pas encore ?',
    'a.preset1.0': '60 pas avec négatifs',
    'a.solution1':
      'L’étalement est remonté à 0,88. Mais le k-NN de h vaut 0,66, sous celui du réseau non entraîné, 0,67 : s’étaler n’est pas encore ranger. Continuez : il le dépasse.',
    'b.exercise0':
      'Modèle linéaire, prédicteur et arrêt du gradient, η = 0,15. Retirez l’un, puis l’autre : où va w ? Remettez-les : jusqu’à quelle valeur de σ² tient-il ?',
    'b.preset0.0': 'σ² = 0,65',
    'b.preset0.1': 'σ² = 0,70',
    'b.solution0':
      'Sans l’un ou sans l’autre, w va à 0. Un point fixe non nul demande (1 + σ²) p² − p + η = 0, donc 4η (1 + σ²) ≤ 1 : σ² ≤ 2/3. À 0,65, w tient ; à 0,70, il finit par tomber.',
    'b.exercise1':
      'Barlow Twins, D = 16, 60 pas : prédisez le rang effectif de e pour λ = 0, puis pour λ = 0,2. Pourquoi n’est-il ni 1 ni 16 ?',
    'b.preset1.0': 'λ = 0',
    'b.preset1.1': 'λ = 0,2',
    'b.solution1':
      '6,5, puis 10,1. Avec λ = 0, rien n’oblige les unités à se répéter : elles le font parce que c’est le plus facile à rendre invariant. Avec λ = 0,2, les corrélations coûtent, sans jamais s’annuler tout à fait.',
    'p.exercise0':
      'Écrivez les six ordres de cent, deux, mille et leurs nombres. Sans positions, combien de ces six nombres un réseau parfait peut-il lire juste ?',
    'p.preset0.0': 'cent deux mille, sans positions',
    'p.solution0':
      '200 000, 2 100, 102 000, 100 002, 1 102, 1 200. Un seul sac de mots, donc une seule réponse : un nombre sur six.',
    'p.exercise1':
      'Composantes de variance 1, d = 128. Prédisez la variance de q·k, puis lisez-la. Et après division par √d ?',
    'p.preset1.0': 'd = 128',
    'p.solution1':
      'Une somme de d produits indépendants de variance 1 : d = 128. On lit 128 ; un autre tirage s’en écarte un peu. Divisée par √d, la variance est divisée par d : 1.',
    show: 'Voir la démonstration',
    solution: 'Solution',
    score: '{n} sur 3',
    questionsLabel: 'Trois questions',
  },
} satisfies DemoStrings

const en: typeof fr = {
  title: 'Questions and exercises',
  question: 'What is your answer? Each one says why, and opens the demo that shows it.',
  notice: 'A wrong answer is often a good idea elsewhere: find out what makes it tempting.',
  params: {
    part: { label: 'Part', options: { a: 'A', b: 'B', p: 'P' } },
    show: { label: 'Show', options: { questions: 'questions', exercises: 'exercises' } },
    first: { label: 'First answer', options: ANSWER },
    second: { label: 'Second answer', options: ANSWER },
    third: { label: 'Third answer', options: ANSWER },
    firstSolution: { label: 'First solution' },
    secondSolution: { label: 'Second solution' },
  },
  metrics: { right: 'Right answers' },
  view: {
    'a0.question': 'The similarity loss reaches −1, its minimum. What do we know about the model?',
    'a0.0': 'It is excellent.',
    'a0.0.why': 'Tempting: a low loss usually means a good model. But a constant reaches it too: spread 0.01.',
    'a0.1': 'Nothing: another measure is needed.',
    'a0.1.why': 'Right. The best and the worst representation have this loss; spread and k-NN tell them apart.',
    'a0.2': 'It knows these images by heart.',
    'a0.2.why': 'Tempting: it looks like overfitting. But a single point retains no image: k-NN has not risen.',
    'a1.question': 'Equipartition is taken out of SwAV. What does the loss do?',
    'a1.0': 'It rises.',
    'a1.0.why':
      'Tempting: it seems to take a help away. It was a constraint; without it everything goes to one prototype, and the loss to 0.',
    'a1.1': 'It drops to about 0.',
    'a1.1.why':
      'Right. A single prototype is still in use: guessing the code of the other view takes nothing any more.',
    'a1.2': 'It stays the same.',
    'a1.2.why':
      'Tempting: Sinkhorn looks like a detail of the computation. But without it 1 prototype out of 32 is still in use.',
    'a2.question': '32 images per batch, an untrained network. NT-Xent is about…',
    'a2.0': 'log 2 ≈ 0.7',
    'a2.0.why': 'Tempting: positive or not, two answers. But the choice is among 63 views, and we read 3.9.',
    'a2.1': 'log 32 ≈ 3.5',
    'a2.1.why': 'Tempting: 32 images. But each view has 2N − 1 = 63 candidates, and we read 3.9.',
    'a2.2': 'log 63 ≈ 4.1',
    'a2.2.why': 'Right: 2N − 1 candidates. We read 3.9: even a random network sees a little that two views are alike.',
    'b0.question': 'What can be taken out of BYOL without collapse?',
    'b0.0': 'The predictor.',
    'b0.0.why': 'Tempting: it is only one more layer. Without it the weight w of the encoder melts away to 0.',
    'b0.1': 'The stop-gradient.',
    'b0.1.why': 'Tempting: the teacher is slow already. But then it moves towards the student, and w melts away to 0.',
    'b0.2': 'The moving average.',
    'b0.2.why': 'Right: what remains is SimSiam. With the other two, w comes to rest at 0.57.',
    'b1.question': 'Barlow Twins with λ = 0: what do the 16 units do?',
    'b1.0': 'They become constant.',
    'b1.0.why':
      'Tempting: that is the usual collapse. But a constant has no correlation of 1: the spread stays at 0.98.',
    'b1.1': 'They repeat each other.',
    'b1.1.why': 'Right: nothing forbids it any more. The effective rank of e falls to 6.5 of 16.',
    'b1.2': 'They are independent.',
    'b1.2.why':
      'Tempting: the diagonal goes to 1. But λ is what decorrelates: without it e fills only 6.5 directions of 16.',
    'b2.question': 'Not centred, 16 constant units: the loss is 48. And its gradient?',
    'b2.0': 'Large, like the loss.',
    'b2.0.why':
      'Tempting: a high loss should have a steep slope. This point is stationary: the gradient is almost zero.',
    'b2.1': 'Almost zero.',
    'b2.1.why': 'Right: this point is stationary, though far from the minimum. That is why we centre.',
    'b2.2': 'Infinite: a division by 0.',
    'b2.2.why':
      'Tempting: a standard deviation of 0 as the divisor. But without centring the divisor is the norm, which is not 0.',
    'p0.question': 'd = 512, 16 keys, not divided by √d: softargmax…',
    'p0.0': 'is almost an average.',
    'p0.0.why': 'Tempting: so many dimensions should cancel out. But the variance of the scores is d: 0.2 bits of 4.',
    'p0.1': 'almost picks one key.',
    'p0.1.why':
      'Right: scores with a standard deviation of √512 ≈ 23. One of them wins, and the gradient of the others dies out.',
    'p0.2': 'does not depend on d.',
    'p0.2.why':
      'Tempting: a cosine would not. Nothing is normalised here: from d = 64 to 512 the entropy goes from 0.6 to 0.2 bits.',
    'p1.question': 'Without a causal mask the loss falls below the best possible. The model…',
    'p1.0': 'speaks better.',
    'p1.0.why': 'Tempting: lower loss, better model. But of the numbers it writes on its own only 5% are correct.',
    'p1.1': 'reads the answer next door.',
    'p1.1.why':
      'Right: the next position holds what it has to predict. When it writes on its own, that position is empty.',
    'p1.2': 'learns by heart.',
    'p1.2.why':
      'Tempting: a loss too good to be true suggests overfitting. But with the mask, on the same data, 83% of the numbers are correct.',
    'p2.question': 'Without positions, two words are swapped. The outputs of self-attention…',
    'p2.0': 'stay where they are.',
    'p2.0.why': 'Tempting: one mixes up invariant and equivariant. Each output follows its word: it changes position.',
    'p2.1': 'follow their words.',
    'p2.1.why': 'Right: equivariance. The same columns, in the order of the words.',
    'p2.2': 'take other values.',
    'p2.2.why': 'Tempting: order changes meaning. To see that takes positions; without them the difference is zero.',
    'a.exercise0':
      'A batch of 32 images, an untrained network. Predict NT-Xent by log(2N − 1), then read it for τ = 0.2. And for τ = 1?',
    'a.preset0.0': 'N = 32, τ = 0.2',
    'a.preset0.1': 'N = 32, τ = 1',
    'a.solution0':
      'log 63 ≈ 4.14. We read 3.93 for τ = 0.2: the right view is already a little nearer than the others. For τ = 1, 4.0: a less cold softargmax makes the 63 candidates almost equally likely.',
    'a.exercise1':
      'Collapse, remedy: negatives, 60 steps. Which instrument says that we are saved, and which does not say so yet?',
    'a.preset1.0': '60 steps with negatives',
    'a.solution1':
      'The spread is back at 0.88. But the k-NN of h is 0.66, below the untrained network’s 0.67: spreading out is not yet sorting. Keep going: it overtakes.',
    'b.exercise0':
      'Linear model, predictor and stop-gradient, η = 0.15. Take one away, then the other: where does w go? Put them back: up to which σ² does it hold?',
    'b.preset0.0': 'σ² = 0.65',
    'b.preset0.1': 'σ² = 0.70',
    'b.solution0':
      'Without either, w goes to 0. A fixed point away from 0 requires (1 + σ²) p² − p + η = 0, hence 4η (1 + σ²) ≤ 1: σ² ≤ 2/3. At 0.65 w holds; at 0.70 it falls in the end.',
    'b.exercise1':
      'Barlow Twins, D = 16, 60 steps: predict the effective rank of e for λ = 0, then for λ = 0.2. Why is it neither 1 nor 16?',
    'b.preset1.0': 'λ = 0',
    'b.preset1.1': 'λ = 0.2',
    'b.solution1':
      '6.5, then 10.1. With λ = 0 nothing forces the units to repeat each other: they do so because that is the easiest thing to make invariant. With λ = 0.2 correlations have a price, and never quite reach zero.',
    'p.exercise0':
      'Write down the six orders of cent, deux, mille (100, 2, 1000) and their numbers. Without positions, how many of these six can a perfect network read right?',
    'p.preset0.0': 'cent deux mille, without positions',
    'p.solution0':
      '200,000, 2,100, 102,000, 100,002, 1,102, 1,200. A single bag of words, hence a single answer: one number out of six.',
    'p.exercise1':
      'Components of variance 1, d = 128. Predict the variance of q·k, then read it. And after division by √d?',
    'p.preset1.0': 'd = 128',
    'p.solution1':
      'A sum of d independent products of variance 1: d = 128. We read 128; another draw is a little off. Divided by √d, the variance is divided by d: 1.',
    show: 'See the demo',
    solution: 'Solution',
    score: '{n} of 3',
    questionsLabel: 'Three questions',
  },
}

export default { fr, en } satisfies Bilingual<DemoStrings>
