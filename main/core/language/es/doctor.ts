/** Spanish: the steps from this computer to Finesse and Webex. */
import type { DOCTOR as ENGLISH } from '../en/doctor.ts';
import type { Translated } from '../message.ts';

export const DOCTOR: Translated<typeof ENGLISH> = {
  'step.settings': 'Ajustes',
  'step.proxy': 'Camino por la red',
  'step.dns': 'Nombres de los servidores de Finesse',
  'step.tcp': 'Conexión con Finesse',
  'step.tls': 'Certificados de Finesse',
  'step.systemInfo': 'Finesse mismo',
  'step.authMode': 'Tipo de inicio de sesión en Finesse',
  'step.credentials': 'Inicio de sesión en Finesse',
  'step.reasonCodes': 'Códigos de motivo',
  'step.webex': 'Conexión con Webex',
  'step.clock': 'Reloj de este equipo',
  'step.token': 'Inicio de sesión en Webex',
  'step.scopes': 'Permisos concedidos por Webex',
  'step.live': 'Presencia en directo',
  'doctor.reaches': 'Este equipo llega a {ways}.',
  'doctor.directly': '{who} directamente',
  'doctor.throughProxy': '{who} a través del proxy {proxy}',
  'doctor.throughOwnProxy': '{who} a través de un proxy de este equipo',
  'doctor.useName':
    '{host} es una dirección; los certificados se emiten a nombres, así que use el nombre.',
  'doctor.addressWillDo': '{host} es una dirección; no hay que buscar ningún nombre.',
  'doctor.proxyLooksUp': 'El proxy busca {host}.',
  'doctor.nameIs': '{host} es {addresses}.',
  'doctor.nameNotKnown':
    'El servicio de nombres no conoce {host}. Compruebe finesse.nodes, y que este equipo esté en la red de la empresa o en su VPN.',
  'doctor.noNameService':
    'No se puede buscar {host}: el servicio de nombres no responde. Compruebe la red de este equipo.',
  'doctor.viaProxy': '{host} (aquí: su proxy {proxy})',
  'doctor.opens': '{host} se abre en {ms} ms.',
  'doctor.portRefused':
    '{host} rechaza la conexión: nada escucha allí. Compruebe el puerto en finesse.nodes (normalmente 8445), y si Finesse está en marcha.',
  'doctor.hostNotKnown': 'El servicio de nombres no conoce {host}.',
  'doctor.hostNotFoundNow': 'No se puede buscar {host} en este momento.',
  'doctor.hostBlocked': 'No se llega a {host}; puede deberse a un cortafuegos en el camino.',
  'doctor.noNetwork': 'No se llega a {host}: no hay red.',
  'doctor.hostSilent':
    '{host} no respondió en {seconds} segundos; puede deberse a un cortafuegos en el camino.',
  'doctor.doesNotOpen': '{host} no se abre ({code}).',
  'doctor.nothingReached': 'No se llega a ningún servidor de Finesse.',
  'doctor.tlsNotNeeded': '{host} no lo necesita: está en este equipo, y nada sale de él.',
  'doctor.portOpen': '{detail}, aunque su puerto está abierto.',
  'doctor.believed': '{host} es de confianza.',
  'doctor.pinned':
    '{host} muestra un certificado de confianza porque está fijado, válido hasta el {day}.',
  'doctor.vouched': '{host} muestra un certificado avalado por {issuer}, válido hasta el {day}.',
  'doctor.renewSoon': 'Hay que renovarlo pronto, o esta aplicación se detendrá.',
  'doctor.otherName':
    '{host} muestra un certificado para otro nombre ({names}). Use ese nombre en finesse.nodes; fijarlo no ayuda aquí.',
  'doctor.expired':
    '{host} muestra un certificado que caducó el {day}. El administrador debe renovarlo; fijarlo no ayuda aquí.',
  'doctor.notYetValid':
    '{host} muestra un certificado válido solo a partir del {day}. Compruebe el reloj de este equipo.',
  'doctor.nobodyVouches':
    '{host} muestra un certificado que ninguna autoridad conocida por este equipo avala ({code}), emitido por {issuer}. Haga que lo firme su propia autoridad, o compare la huella con la de la administración de ese mismo servidor y añádala a finesse.pinnedCertificates: SHA-256 {fingerprint}.',
  'doctor.unknownIssuer': 'emisor desconocido',
  'doctor.otherCertificate':
    '{host} muestra un certificado distinto de los fijados. Si nadie lo ha renovado, alguien puede estar escuchando: pregunte ante todo al administrador. Mostrado: SHA-256 {shown}. Fijados: {pins}.',
  'doctor.infoAfterSignIn': '{host} solo informa sobre sí tras iniciar sesión.',
  'doctor.isFinesse': '{host} es Finesse {release}',
  'doctor.isFinesseOn': '{host} es Finesse {release} sobre {platform}',
  'doctor.outOfService':
    '{what}, pero está fuera de servicio: ha perdido el centro de contacto que tiene detrás. Hasta que vuelva no se puede leer ni fijar nada allí.',
  'doctor.maintenance':
    '{what}, y el administrador lo pone en mantenimiento; la aplicación pasa al otro.',
  'doctor.inService': '{what}, y está en servicio.',
  'doctor.noSecondNode': 'No hay un segundo nodo: si este cae, no se puede hacer nada.',
  'doctor.secondLearned': 'El segundo nodo lo indicó el primero.',
  'doctor.nothingReady': 'Ningún servidor de Finesse está listo para responder.',
  'doctor.withPassword': 'Este centro usa contraseña para iniciar sesión.',
  'doctor.bothWithPassword': 'Este centro tiene ambos tipos; esta persona usa contraseña.',
  'doctor.bothNotNow':
    'Este centro tiene ambos tipos, y ahora no puede decir cuál es el de esta persona ({detail}). No se envió ninguna contraseña.',
  'doctor.bothUnknown':
    'Este centro tiene ambos tipos, y no dice cuál es el de esta persona ({detail}). Se prueba una contraseña.',
  'doctor.kindNotTold': 'Este centro no dice cómo se inicia sesión. Se prueba una contraseña.',
  'doctor.signOn':
    'Esta persona inicia sesión a través de su organización (inicio de sesión único).',
  'doctor.signOnNeedsWindow':
    'Esta persona usa el inicio de sesión único, que necesita la ventana de la aplicación. Inicie la aplicación en este equipo; este programa no puede seguirla, y no se envió ninguna contraseña.',
  'doctor.noSignOn':
    'Nadie ha iniciado sesión en Finesse. Inicie sesión a través de su organización en Cuentas.',
  'doctor.signOnAgain': 'Inicie sesión a través de su organización en Cuentas.',
  'doctor.noPasswordWanted': 'El inicio de sesión único no pide contraseña.',
  'doctor.refusedBefore':
    'Finesse ya rechazó esta contraseña, así que no se envió otra vez: cinco erróneas bloquean la cuenta. Compruebe que puede iniciar sesión en el escritorio de Finesse y vuelva a introducir su contraseña.',
  'doctor.userWithId': '{user} (identificador {id})',
  'doctor.acceptsAway': 'Finesse acepta a {user}, que ahora no tiene sesión en el escritorio.',
  'doctor.accepts': 'Finesse acepta a {user}: {state}, extensión {extension}.',
  'doctor.triedOnce':
    'Se intentó una vez y no se repite, porque cinco intentos erróneos bloquean la cuenta durante cinco minutos y cada uno más los reinicia.',
  'doctor.codesAfterSignIn': 'La lista se lee con el inicio de sesión en Finesse.',
  'doctor.tooOld': '¿Es Finesse anterior a 11.6?',
  'doctor.noCodes':
    'Finesse no tiene códigos de motivo para este equipo; No listo va sin ninguno, y los informes no dicen por qué.',
  'doctor.allCodes':
    'Todos los que nombran las reglas están entre los {count} códigos de este equipo.',
  'doctor.codesMissing':
    'A este equipo le faltan códigos de motivo que nombran las reglas. Para crear como motivos de No listo, con números válidos para UCCE y UCCX, y asignar al equipo: {codes}. Un administrador puede hacer que se creen con --setup-reason-codes.',
  'doctor.allowWebex': 'Webex debe estar permitido en el cortafuegos y el proxy.',
  'doctor.proxySignIn':
    'El proxy de la red pide su propio inicio de sesión antes de dejar pasar {host}.',
  'doctor.answers': '{host} responde.',
  'doctor.noTime': 'Ningún servidor ha dicho su hora.',
  'doctor.clockAgrees': 'Coincide con {host}.',
  'doctor.clockBehind': 'Va {duration} por detrás de {host}.',
  'doctor.clockAhead': 'Va {duration} por delante de {host}.',
  'doctor.clockWrong': 'Pueden rechazarse sesiones y certificados: corrija uno de los dos.',
  'doctor.webexAway': 'No se llega a Webex.',
  'doctor.webexAgain': 'Vuelva a iniciar sesión en Webex.',
  'doctor.tokenGood': 'Webex lo acepta y muestra el estado {status}.',
  'doctor.tokenHidden':
    'Webex lo acepta, pero no comparte su estado. Active «Compartir mi estado» en la aplicación Webex, o pregunte a su administrador.',
  'doctor.nobodyAtWebex': 'Nadie ha iniciado sesión en Webex.',
  'doctor.granted': '{scopes} están concedidos.',
  'doctor.rightsNotKnown':
    'El token vino de fuera, así que aquí nadie conoce sus permisos. La presencia en directo pide {scopes}.',
  'doctor.enoughForRest': 'Bastan para la presencia a intervalos.',
  'doctor.tooNarrow':
    'Webex concedió demasiado poco para la presencia en directo, que pide {scopes}. La presencia se lee a intervalos. Vuelva a iniciar sesión y acepte todo, o pregunte a su administrador.',
  'doctor.liveOff': 'Los ajustes la tienen desactivada (webex.realtime).',
  'doctor.liveNow': 'La aplicación en marcha la tiene ahora.',
  'doctor.liveNeedsSignIn': 'Necesita el inicio de sesión en Webex.',
  'doctor.liveNarrow': 'Webex concedió demasiado poco para ella.',
  'doctor.otherClouds': 'webex.apiUrl y webex.discoveryUrl pertenecen a nubes distintas.',
  'doctor.liveWorks': 'Se creó una suscripción, comunicó el estado y se terminó.',
  'doctor.readInstead': 'La presencia se lee a intervalos, así que los cambios se ven más tarde.',
  'doctor.liveLate': 'Webex no comunicó a tiempo la presencia en directo',
  'doctor.noSettings': 'No se puede comprobar nada hasta que los ajustes estén completos.',
  'doctor.noFinesseSignIn':
    'nadie ha iniciado sesión en Finesse; introduzca la contraseña en Cuentas',
  'doctor.noWebexSignIn': 'nadie ha iniciado sesión en Webex; inicie sesión en Cuentas',
};
