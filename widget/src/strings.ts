/** The words of the widget's own chrome. The assistant's answers are not translated here. */
export interface Strings {
  title: string;
  open: string;
  openUnread: string;
  close: string;
  log: string;
  greeting: string;
  you: string;
  assistant: string;
  label: string;
  placeholder: string;
  send: string;
  typing: string;
  suggestions: string;
  startOver: string;
  startedOver: string;
  remove: string;
  removeAsk: string;
  removeYes: string;
  removeNo: string;
  removed: string;
  source: string;
  sourceSentence: string;
  reviewed: string;
  helpful: string;
  unhelpful: string;
  thanks: string;
  left: string;
  over: string;
  notSent: string;
  retry: string;
  offline: string;
  unreachable: string;
  back: string;
  ended: string;
  failed: string;
  wait: string;
  person: string;
}

const en: Strings = {
  title: "Ask about milia",
  open: "Open the chat about milia",
  openUnread: "Open the chat about milia: there is a new answer",
  close: "Close the chat",
  log: "Conversation",
  greeting: "Hello. Ask me anything about milia, the small white bumps on the skin.",
  you: "You",
  assistant: "Assistant",
  label: "Your question",
  placeholder: "Type your question",
  send: "Send",
  typing: "The assistant is typing",
  suggestions: "Suggested questions",
  startOver: "Start over",
  startedOver: "Started over.",
  remove: "Delete my conversation",
  removeAsk: "Delete everything said here, for good?",
  removeYes: "Delete",
  removeNo: "Keep",
  removed: "Your conversation was deleted.",
  source: "Where this comes from",
  sourceSentence: "Source sentence {0}",
  reviewed: "reviewed {0}",
  helpful: "Helpful",
  unhelpful: "Not helpful",
  thanks: "Thank you for telling us.",
  left: "{0} characters left",
  over: "{0} characters too many",
  notSent: "Not sent.",
  retry: "Try again",
  offline: "You are offline. What you write is sent when you are back.",
  unreachable: "The assistant cannot be reached. Trying again …",
  back: "Connected again.",
  ended: "The earlier conversation has ended. This is a new one.",
  failed: "Something went wrong. Please try again.",
  wait: "Please wait {0} seconds.",
  person: "A person to talk to",
};

const es: Strings = {
  title: "Pregunte sobre la milia",
  open: "Abrir el chat sobre la milia",
  openUnread: "Abrir el chat sobre la milia: hay una respuesta nueva",
  close: "Cerrar el chat",
  log: "Conversación",
  greeting: "Hola. Pregúnteme sobre la milia, los granitos blancos de la piel. Respondo en inglés.",
  you: "Usted",
  assistant: "Asistente",
  label: "Su pregunta",
  placeholder: "Escriba su pregunta",
  send: "Enviar",
  typing: "El asistente está escribiendo",
  suggestions: "Preguntas sugeridas",
  startOver: "Empezar de nuevo",
  startedOver: "Empezamos de nuevo.",
  remove: "Borrar mi conversación",
  removeAsk: "¿Borrar para siempre todo lo dicho aquí?",
  removeYes: "Borrar",
  removeNo: "Conservar",
  removed: "Su conversación se ha borrado.",
  source: "De dónde sale esto",
  sourceSentence: "Frase {0} de la fuente",
  reviewed: "revisado el {0}",
  helpful: "Útil",
  unhelpful: "No es útil",
  thanks: "Gracias por decírnoslo.",
  left: "Quedan {0} caracteres",
  over: "Sobran {0} caracteres",
  notSent: "No enviado.",
  retry: "Reintentar",
  offline: "No hay conexión. Lo que escriba se enviará cuando vuelva.",
  unreachable: "No se puede contactar con el asistente. Reintentando …",
  back: "Conexión recuperada.",
  ended: "La conversación anterior ha terminado. Esta es nueva.",
  failed: "Algo ha fallado. Inténtelo de nuevo.",
  wait: "Espere {0} segundos.",
  person: "Hablar con una persona",
};

const fr: Strings = {
  title: "Vos questions sur le milium",
  open: "Ouvrir la discussion sur le milium",
  openUnread: "Ouvrir la discussion sur le milium : nouvelle réponse",
  close: "Fermer la discussion",
  log: "Conversation",
  greeting: "Bonjour. Posez-moi vos questions sur les grains de milium. Je réponds en anglais.",
  you: "Vous",
  assistant: "Assistant",
  label: "Votre question",
  placeholder: "Écrivez votre question",
  send: "Envoyer",
  typing: "L’assistant écrit",
  suggestions: "Questions proposées",
  startOver: "Recommencer",
  startedOver: "On recommence.",
  remove: "Supprimer ma conversation",
  removeAsk: "Supprimer définitivement tout ce qui a été dit ici ?",
  removeYes: "Supprimer",
  removeNo: "Garder",
  removed: "Votre conversation a été supprimée.",
  source: "D’où cela vient",
  sourceSentence: "Phrase {0} de la source",
  reviewed: "relu le {0}",
  helpful: "Utile",
  unhelpful: "Pas utile",
  thanks: "Merci de nous l’avoir dit.",
  left: "{0} caractères restants",
  over: "{0} caractères de trop",
  notSent: "Non envoyé.",
  retry: "Réessayer",
  offline: "Vous êtes hors ligne. Votre message partira à votre retour.",
  unreachable: "L’assistant est injoignable. Nouvel essai …",
  back: "Connexion rétablie.",
  ended: "La conversation précédente est terminée. En voici une nouvelle.",
  failed: "Un problème est survenu. Réessayez.",
  wait: "Patientez {0} secondes.",
  person: "Parler à une personne",
};

const ALL: Record<string, Strings> = { en, es, fr };

/** The chrome's language for a tag such as "es-MX": one of ours, else English. */
export function languageOf(tag: string): string {
  const code = tag.toLowerCase().split("-")[0] ?? "";
  return code in ALL ? code : "en";
}

export function stringsFor(language: string): Strings {
  return ALL[language] ?? en;
}

export function fill(text: string, value: string | number): string {
  return text.replace("{0}", String(value));
}
