import type { Lang } from '../../demos/core/text'

export interface RoomStrings {
  room: string
  /** The lecturer's panel. */
  open: string
  close: string
  intro: string
  joinWith: string
  showCode: string
  hideCode: string
  devices: string
  refused: string
  states: Readonly<Record<'connecting' | 'connected' | 'offline' | 'closed' | 'elsewhere' | 'nowhere', string>>
  /** The viewer's bar. */
  live: string
  lookingAround: string
  comeBack: string
  gone: string
  viewer: Readonly<Record<'connecting' | 'offline' | 'closed' | 'nowhere', string>>
  otherVersion: string
  reload: string
  answer: string
  fold: string

  /** Prediction. */
  predict: {
    name: string
    ask: string
    none: string
    stop: string
    show: string
    end: string
    count: string
    send: string
    sent: string
    closed: string
  }
  /** The class trains. */
  train: {
    name: string
    none: string
    vary: string
    seed: string
    steps: string
    metric: string
    start: string
    stop: string
    end: string
    count: string
    mine: string
    running: string
    hidden: string
    fewer: string
    done: string
    failed: string
  }
  noRuns: string
  summary: string
  steps: string
  pick: string
  picked: string
  /** Written questions. */
  questions: {
    name: string
    open: string
    close: string
    none: string
    show: string
    hide: string
    votes: string
    write: string
    send: string
    sent: string
    vote: string
  }
  clicker: Readonly<
    Record<
      'name' | 'pair' | 'scan' | 'paired' | 'unpair' | 'slide' | 'pace' | 'next' | 'back' | 'play' | 'pause' | 'scrub',
      string
    >
  >
  csv: string
  toRoom: string
  fromRoom: string
}

export const strings: Readonly<Record<Lang, RoomStrings>> = {
  fr: {
    room: 'La salle',
    open: 'Ouvrir la salle',
    close: 'Fermer la salle',
    intro: 'Téléphones et ordinateurs suivent vos diapositives et vos démonstrations, chacun dans sa langue.',
    joinWith: 'Pour rejoindre la salle, scannez ce code ou ouvrez cette adresse :',
    showCode: 'Montrer le code à la salle',
    hideCode: 'Retirer le code',
    devices: 'Appareils venus : {n}',
    refused: 'Messages refusés : {n}',
    states: {
      connecting: 'Connexion…',
      connected: 'La salle est ouverte.',
      offline: 'La connexion est perdue ; nouvel essai dans un instant.',
      closed: 'La salle est fermée.',
      elsewhere: 'La salle est déjà ouverte dans une autre fenêtre de cet ordinateur.',
      nowhere:
        'Aucun serveur de messages n’est connu. Lancez « npm start -- --room », ou placez un fichier room.json à côté de la première page.',
    },
    live: 'En direct',
    lookingAround: 'Vous feuilletez.',
    comeBack: 'Revenir au cours',
    gone: 'L’orateur n’est pas là ; la suite viendra d’elle-même.',
    viewer: {
      connecting: 'Connexion à la salle…',
      offline: 'Connexion perdue ; nouvel essai…',
      closed: 'Vous avez quitté la salle.',
      nowhere: 'Cette adresse ne mène à aucune salle : demandez un nouveau lien.',
    },
    otherVersion: 'Votre page date d’une autre version du cours : les démonstrations ne suivent pas.',
    reload: 'Recharger',
    answer: 'Répondre',
    fold: 'Replier',
    predict: {
      name: 'Pronostic',
      ask: 'Demander le pronostic',
      none: 'La diapositive n’a pas de pronostic.',
      stop: 'Clore les réponses',
      show: 'Dévoiler les réponses',
      end: 'Terminer',
      count: 'Réponses : {n}',
      send: 'Envoyer',
      sent: 'Réponse envoyée ; vous pouvez encore en changer.',
      closed: 'Les réponses sont closes.',
    },
    train: {
      name: 'La classe entraîne',
      none: 'La diapositive n’a pas de démonstration à entraîner.',
      vary: 'Ce qui varie',
      seed: 'la graine',
      steps: 'Étapes',
      metric: 'Mesure',
      start: 'Lancer sur tous les appareils',
      stop: 'Ne plus rien recevoir',
      end: 'Terminer',
      count: 'Résultats : {n}',
      mine: '{name} : {value}',
      running: 'Votre appareil entraîne le sien : étape {step} sur {last}.',
      hidden: 'En pause tant que la page est cachée, pour épargner la batterie.',
      fewer: 'Votre appareil est lent : il fera {last} étapes au lieu de {all}.',
      done: 'Terminé à l’étape {step} : {value}.',
      failed: 'L’entraînement n’a pas pu se faire sur cet appareil.',
    },
    noRuns: 'Aucun résultat pour l’instant.',
    summary: '{n} essais ; {metric} en moyenne {mean}, intervalle à 95 % : {low} – {high}.',
    steps: 'étapes',
    pick: 'Touchez une courbe, ou parcourez-les avec les flèches.',
    picked: '{setting} : {value} ; {end} après {steps} étapes.',
    questions: {
      name: 'Questions',
      open: 'Recueillir des questions',
      close: 'Ne plus en recueillir',
      none: 'Aucune question pour l’instant.',
      show: 'Montrer',
      hide: 'Cacher',
      votes: '{n} voix',
      write: 'Votre question, sans nom',
      send: 'Envoyer',
      sent: 'Question envoyée à l’orateur.',
      vote: 'Je me la pose aussi',
    },
    clicker: {
      name: 'Télécommande',
      pair: 'Associer un téléphone',
      scan: 'Scannez ce code avec votre téléphone, hors de la vue de la salle :',
      paired: 'Un téléphone est associé.',
      unpair: 'Dissocier',
      slide: 'Diapositive {n} sur {total}',
      pace: 'Temps écoulé',
      next: 'Suivant',
      back: 'Précédent',
      play: 'Lancer',
      pause: 'Pause',
      scrub: 'Étape de la démonstration',
    },
    csv: 'Enregistrer les résultats (CSV)',
    toRoom: 'Montrer à l’écran',
    fromRoom: 'Retirer de l’écran',
  },
  en: {
    room: 'The room',
    open: 'Open the room',
    close: 'Close the room',
    intro: 'Phones and computers follow your slides and demos, each in its own language.',
    joinWith: 'To join the room, scan this code or open this address:',
    showCode: 'Show the code to the room',
    hideCode: 'Take the code away',
    devices: 'Devices that came: {n}',
    refused: 'Messages refused: {n}',
    states: {
      connecting: 'Connecting…',
      connected: 'The room is open.',
      offline: 'The connection is lost; trying again in a moment.',
      closed: 'The room is closed.',
      elsewhere: 'The room is already open in another window of this computer.',
      nowhere:
        'No message server is known. Start with “npm start -- --room”, or put a file room.json beside the first page.',
    },
    live: 'Live',
    lookingAround: 'You are looking around.',
    comeBack: 'Back to the lecture',
    gone: 'The lecturer is away; this goes on by itself.',
    viewer: {
      connecting: 'Joining the room…',
      offline: 'Connection lost; trying again…',
      closed: 'You have left the room.',
      nowhere: 'This address leads to no room: ask for a new link.',
    },
    otherVersion: 'Your page is of another version of the lecture: its demos do not follow.',
    reload: 'Reload',
    answer: 'Answer',
    fold: 'Fold',
    predict: {
      name: 'Prediction',
      ask: 'Ask for a prediction',
      none: 'This slide has no prediction.',
      stop: 'Close the answers',
      show: 'Reveal the answers',
      end: 'End',
      count: 'Answers: {n}',
      send: 'Send',
      sent: 'Answer sent; you can still change it.',
      closed: 'The answers are closed.',
    },
    train: {
      name: 'The class trains',
      none: 'This slide has no demo to train.',
      vary: 'What varies',
      seed: 'the seed',
      steps: 'Steps',
      metric: 'Measure',
      start: 'Start on all devices',
      stop: 'Take no more results',
      end: 'End',
      count: 'Results: {n}',
      mine: '{name}: {value}',
      running: 'Your device trains its own: step {step} of {last}.',
      hidden: 'Paused while the page is hidden, to spare the battery.',
      fewer: 'Your device is slow: it will do {last} steps instead of {all}.',
      done: 'Done at step {step}: {value}.',
      failed: 'This device could not train.',
    },
    noRuns: 'No results yet.',
    summary: '{n} runs; {metric} on average {mean}, 95 % interval: {low} – {high}.',
    steps: 'steps',
    pick: 'Touch a curve, or go through them with the arrow keys.',
    picked: '{setting}: {value}; {end} after {steps} steps.',
    questions: {
      name: 'Questions',
      open: 'Collect questions',
      close: 'Collect no more',
      none: 'No questions yet.',
      show: 'Show',
      hide: 'Hide',
      votes: '{n} votes',
      write: 'Your question, without a name',
      send: 'Send',
      sent: 'Question sent to the lecturer.',
      vote: 'I wonder too',
    },
    clicker: {
      name: 'Clicker',
      pair: 'Pair a phone',
      scan: 'Scan this code with your phone, out of sight of the room:',
      paired: 'A phone is paired.',
      unpair: 'Unpair',
      slide: 'Slide {n} of {total}',
      pace: 'Time passed',
      next: 'Next',
      back: 'Back',
      play: 'Play',
      pause: 'Pause',
      scrub: 'Step of the demo',
    },
    csv: 'Save the results (CSV)',
    toRoom: 'Show on the screen',
    fromRoom: 'Take off the screen',
  },
}
