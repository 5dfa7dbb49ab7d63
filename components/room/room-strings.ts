import type { Lang } from '../../demos/core/text'

export interface RoomStrings {
  room: string
  /** The lecturer's panel. */
  open: string
  close: string
  hide: string
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
}

export const strings: Readonly<Record<Lang, RoomStrings>> = {
  fr: {
    room: 'La salle',
    open: 'Ouvrir la salle',
    close: 'Fermer la salle',
    hide: 'Replier',
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
  },
  en: {
    room: 'The room',
    open: 'Open the room',
    close: 'Close the room',
    hide: 'Fold',
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
  },
}
