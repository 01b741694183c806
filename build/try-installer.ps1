# Installs the MSI in dist in silence, looks at what it did, starts the program, upgrades to the one in dist-upgrade, and removes it again.
$ErrorActionPreference = 'Stop'
$msi = (Get-ChildItem dist/*.msi | Select-Object -First 1).FullName
$upgrade = (Get-ChildItem dist-upgrade/*.msi | Select-Object -First 1).FullName
$program = "$env:ProgramFiles\finesse-presence\finesse-presence.exe"
$run = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Run'
$setup = 'HKLM:\SOFTWARE\FinessePresence\Setup'
$defaults = 'HKLM:\SOFTWARE\Policies\FinessePresence\Defaults'

function Invoke-Msi([string[]] $Arguments) {
  $log = Join-Path $env:TEMP 'finesse-presence-msi.log'
  $done = Start-Process msiexec.exe -ArgumentList ($Arguments + '/qn', '/norestart', '/l*v', "`"$log`"") -Wait -PassThru
  if ($done.ExitCode -ne 0) {
    Get-Content $log -Tail 80
    throw "msiexec $Arguments ended with $($done.ExitCode)"
  }
}

function Assert-That($What, $Is, $Expected) {
  if ("$Is" -ne "$Expected") { throw "${What}: expected '$Expected', got '$Is'" }
  Write-Host "ok   $What"
}

Invoke-Msi '/i', "`"$msi`"", 'FINESSE_A=https://a.example.com:8445', 'FINESSE_B=https://b.example.com:8445', 'WEBEX_CLIENT_ID=C0123'
Assert-That 'the program is there' (Test-Path $program) $true
Assert-That 'it starts with Windows' (Get-ItemProperty $run).FinessePresence "`"$program`" --hidden"
Assert-That 'the default of finesse.nodes' (Get-ItemProperty $defaults).'finesse.nodes' 'https://a.example.com:8445 https://b.example.com:8445'
Assert-That 'the default of webex.clientId' (Get-ItemProperty $defaults).'webex.clientId' 'C0123'
$rights = (Get-Acl "$env:ProgramData\FinessePresence").Access | Where-Object { "$($_.IdentityReference)" -eq 'BUILTIN\Users' }
Assert-That 'people may read the folder of the policy file and not write it' ("$($rights.FileSystemRights)" -match 'Write|Modify|FullControl') $false

$started = Start-Process $program -ArgumentList '--hidden' -PassThru
Start-Sleep -Seconds 10
Assert-That 'the program runs' $started.HasExited $false

Invoke-Msi '/i', "`"$upgrade`"", 'AUTOSTART=0'
Assert-That 'an upgrade closes the program' (@(Get-Process finesse-presence -ErrorAction SilentlyContinue).Count) 0
Assert-That 'it keeps what the first one was given' (Get-ItemProperty $defaults).'webex.clientId' 'C0123'
Assert-That 'it takes the start with Windows back' (Get-ItemProperty $run).FinessePresence ''

Invoke-Msi '/x', "`"$upgrade`""
Assert-That 'the program is gone' (Test-Path $program) $false
Assert-That 'the start with Windows is gone' (Get-ItemProperty $run).FinessePresence ''
Assert-That 'the memory of the installer is gone' (Test-Path $setup) $false
Assert-That 'the defaults are gone' ((Test-Path $defaults) -and (Get-ItemProperty $defaults).'finesse.nodes') $false
