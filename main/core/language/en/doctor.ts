/** English: the steps from this computer to Finesse and Webex. */
export const DOCTOR = {
  'step.settings': 'Settings',
  'step.proxy': 'Way through the network',
  'step.dns': 'Names of the Finesse servers',
  'step.tcp': 'Connection to Finesse',
  'step.tls': 'Certificates of Finesse',
  'step.systemInfo': 'Finesse itself',
  'step.authMode': 'Kind of sign-in to Finesse',
  'step.credentials': 'Sign-in to Finesse',
  'step.reasonCodes': 'Reason codes',
  'step.webex': 'Connection to Webex',
  'step.clock': 'Clock of this machine',
  'step.token': 'Sign-in to Webex',
  'step.scopes': 'Rights granted by Webex',
  'step.live': 'Live presence',
  'doctor.reaches': 'This machine reaches {ways}.',
  'doctor.directly': '{who} directly',
  'doctor.throughProxy': '{who} through the proxy {proxy}',
  'doctor.throughOwnProxy': '{who} through a proxy of this machine',
  'doctor.useName': '{host} is an address; certificates are made out to names, so use the name.',
  'doctor.addressWillDo': '{host} is an address; no name has to be looked up.',
  'doctor.proxyLooksUp': 'The proxy looks {host} up.',
  'doctor.nameIs': '{host} is {addresses}.',
  'doctor.nameNotKnown':
    '{host} is not known to the name service. Check finesse.nodes, and that this machine is in the company network or its VPN.',
  'doctor.noNameService':
    '{host} cannot be looked up: the name service does not answer. Check the network of this machine.',
  'doctor.viaProxy': '{host} (here: its proxy {proxy})',
  'doctor.opens': '{host} opens within {ms} ms.',
  'doctor.portRefused':
    '{host} refuses the connection: nothing listens there. Check the port in finesse.nodes (usually 8445), and whether Finesse runs.',
  'doctor.hostNotKnown': '{host} is not known to the name service.',
  'doctor.hostNotFoundNow': '{host} cannot be looked up now.',
  'doctor.hostBlocked':
    '{host} cannot be reached; a firewall between here and there may be the reason.',
  'doctor.noNetwork': '{host} cannot be reached: there is no network.',
  'doctor.hostSilent':
    '{host} did not answer within {seconds} seconds; a firewall between here and there may be the reason.',
  'doctor.doesNotOpen': '{host} does not open ({code}).',
  'doctor.nothingReached': 'No Finesse server can be reached.',
  'doctor.tlsNotNeeded': '{host} needs none: it is on this machine, and nothing leaves it.',
  'doctor.portOpen': '{detail}, although its port is open.',
  'doctor.believed': '{host} is believed.',
  'doctor.pinned':
    '{host} shows a certificate that is believed because it is pinned, good until {day}.',
  'doctor.vouched': '{host} shows a certificate that is vouched for by {issuer}, good until {day}.',
  'doctor.renewSoon': 'It has to be renewed soon, or this app will stop.',
  'doctor.otherName':
    '{host} shows a certificate for another name ({names}). Use that name in finesse.nodes; pinning does not help here.',
  'doctor.expired':
    '{host} shows a certificate that expired on {day}. The administrator has to renew it; pinning does not help here.',
  'doctor.notYetValid':
    '{host} shows a certificate that is good only from {day} on. Check the clock of this machine.',
  'doctor.nobodyVouches':
    '{host} shows a certificate that no authority known to this machine vouches for ({code}), issued by {issuer}. Have it signed by your own authority, or compare the fingerprint with the one in the administration of that very server and add it to finesse.pinnedCertificates: SHA-256 {fingerprint}.',
  'doctor.unknownIssuer': 'unknown issuer',
  'doctor.otherCertificate':
    '{host} shows another certificate than the pinned ones. If nobody has renewed it, somebody may be listening in: ask the administrator before anything else. Shown: SHA-256 {shown}. Pinned: {pins}.',
  'doctor.infoAfterSignIn': '{host} tells about itself only after the sign-in.',
  'doctor.isFinesse': '{host} is Finesse {release}',
  'doctor.isFinesseOn': '{host} is Finesse {release} on {platform}',
  'doctor.outOfService':
    '{what}, but it is out of service: it has lost the contact centre behind it. Nothing can be read or set there until that is back.',
  'doctor.maintenance':
    '{what}, and the administrator is taking it into maintenance; the app moves on.',
  'doctor.inService': '{what}, and in service.',
  'doctor.noSecondNode': 'There is no second node: when this one is down, nothing can be done.',
  'doctor.secondLearned': 'The second node was learned from the first.',
  'doctor.nothingReady': 'No Finesse server is ready to be asked.',
  'doctor.withPassword': 'This site signs its people in with a password.',
  'doctor.bothWithPassword': 'This site has both kinds; this person uses a password.',
  'doctor.bothNotNow':
    'This site has both kinds, and cannot tell now which is this person’s ({detail}). No password was sent.',
  'doctor.bothUnknown':
    'This site has both kinds, and it does not tell which is this person’s ({detail}). A password is tried.',
  'doctor.kindNotTold': 'This site does not say how it signs people in. A password is tried.',
  'doctor.signOn': 'This person signs in through their organization (single sign-on).',
  'doctor.signOnNeedsWindow':
    'This person signs in by single sign-on, which needs the window of the tray app. Start the tray app on this computer; this host cannot follow them, and no password was sent.',
  'doctor.noSignOn':
    'Nobody is signed in to Finesse. Sign in through your organization under Accounts.',
  'doctor.signOnAgain': 'Sign in through your organization under Accounts.',
  'doctor.noPasswordWanted': 'Single sign-on wants no password.',
  'doctor.refusedBefore':
    'Finesse refused this password before, so it was not sent again: five wrong ones lock the account. Check that you can sign in to the Finesse desktop, then enter your password again.',
  'doctor.userWithId': '{user} (login id {id})',
  'doctor.acceptsAway': 'Finesse accepts {user}, who is not signed in to the desktop right now.',
  'doctor.accepts': 'Finesse accepts {user}, who is {state} on extension {extension}.',
  'doctor.triedOnce':
    'It was tried once and is not tried again, because five wrong tries lock the account for five minutes and each further one starts them anew.',
  'doctor.codesAfterSignIn': 'The list is read with the sign-in to Finesse.',
  'doctor.tooOld': 'Is Finesse older than 11.6?',
  'doctor.noCodes':
    'Finesse has no reason codes for this team, so Not Ready goes without one and reports cannot tell why.',
  'doctor.allCodes': 'All that the rules name are among this team’s {count} codes.',
  'doctor.codesMissing':
    'This team lacks reason codes that the rules name. To create as Not Ready reasons, with numbers that fit UCCE and UCCX, and to assign to the team: {codes}. An administrator can have them created with --setup-reason-codes.',
  'doctor.allowWebex': 'Webex must be allowed in the firewall and the proxy.',
  'doctor.proxySignIn':
    'The network’s proxy wants a sign-in of its own before it lets {host} through.',
  'doctor.answers': '{host} answers.',
  'doctor.noTime': 'No server has told its time.',
  'doctor.clockAgrees': 'It agrees with {host}.',
  'doctor.clockBehind': 'It is {duration} behind {host}.',
  'doctor.clockAhead': 'It is {duration} ahead of {host}.',
  'doctor.clockWrong': 'Sign-ins and certificates may be refused: set one of the two right.',
  'doctor.webexAway': 'Webex cannot be reached.',
  'doctor.webexAgain': 'Please sign in to Webex again.',
  'doctor.tokenGood': 'Webex accepts it and shows the status {status}.',
  'doctor.tokenHidden':
    'Webex accepts it, but does not share your status. Switch on "Share my status" in the Webex app, or ask your administrator.',
  'doctor.nobodyAtWebex': 'Nobody is signed in to Webex.',
  'doctor.granted': '{scopes} are granted.',
  'doctor.rightsNotKnown':
    'The token came from outside, so nobody here knows its rights. Live presence wants {scopes}.',
  'doctor.enoughForRest': 'They are enough for presence at intervals.',
  'doctor.tooNarrow':
    'Webex granted too little for live presence, which wants {scopes}. Presence is read at intervals instead. Sign in again and agree to everything, or ask your administrator.',
  'doctor.liveOff': 'The settings have it switched off (webex.realtime).',
  'doctor.liveNow': 'The running app has it right now.',
  'doctor.liveNeedsSignIn': 'It needs the sign-in to Webex.',
  'doctor.liveNarrow': 'Webex granted too little for it.',
  'doctor.otherClouds': 'webex.apiUrl and webex.discoveryUrl belong to different clouds.',
  'doctor.liveWorks': 'A subscription was made, told the status, and was ended again.',
  'doctor.readInstead': 'Presence is read at intervals instead, so changes are seen later.',
  'doctor.liveLate': 'Webex did not tell live presence in time',
  'doctor.noSettings': 'Nothing can be examined before the settings are complete.',
  'doctor.noFinesseSignIn': 'nobody is signed in to Finesse; enter the password under Accounts',
  'doctor.noWebexSignIn': 'nobody is signed in to Webex; sign in under Accounts',
} as const;
