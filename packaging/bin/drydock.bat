@echo off
rem Starts Drydock with the first Java 25 or newer that it finds: JAVA_HOME, java on the PATH, the usual install folders.
rem
rem   DRYDOCK_JAVA_OPTS    further options for Java, separated by blanks, as -Xmx2g

setlocal EnableExtensions DisableDelayedExpansion
set "java="
if defined JAVA_HOME call :try "%JAVA_HOME:"=%\bin\java.exe"
if not defined java for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :try "%%~$PATH:j"
for %%f in (
  "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\Microsoft"
  "%ProgramFiles%\Zulu" "%ProgramFiles%\BellSoft" "%ProgramFiles%\Semeru" "%ProgramFiles%\RedHat"
  "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks" "%USERPROFILE%\.m2\jdks" "%USERPROFILE%\.gradle\jdks"
  "%USERPROFILE%\scoop\apps\temurin25-jdk" "%USERPROFILE%\scoop\apps\openjdk25" "%USERPROFILE%\scoop\apps\openjdk"
) do for /f "delims=" %%d in ('dir /b /ad "%%~f" 2^>nul') do if not defined java call :try "%%~f\%%d\bin\java.exe"

if not defined java (
  >&2 echo drydock: Java 25 or newer is needed and none was found: install a JDK 25 ^(https://adoptium.net, or winget install EclipseAdoptium.Temurin.25.JDK^), or set JAVA_HOME to one.
  exit /b 2
)

for %%i in ("%~dp0..\lib") do set "lib=%%~fi"
"%java%" %DRYDOCK_JAVA_OPTS% "@%lib%\java.options" --module-path "%lib%\javafx" --class-path "%lib%\*" dev.drydock.Main %*
exit /b %ERRORLEVEL%

rem Takes %1 as the java to use if it is new enough. The JDK's release file tells that at once; without one, Java is asked.
:try
if not exist "%~1" exit /b
set "version="
if exist "%~dp1..\release" for /f "usebackq tokens=1,2 delims==" %%k in ("%~dp1..\release") do if "%%k"=="JAVA_VERSION" set "version=%%~l"
if not defined version for /f "tokens=2,3" %%k in ('call "%~1" -version 2^>^&1') do if "%%k"=="version" set "version=%%~l"
if not defined version exit /b
for /f "delims=.-+_" %%m in ("%version%") do if %%m geq 25 set "java=%~1"
exit /b
